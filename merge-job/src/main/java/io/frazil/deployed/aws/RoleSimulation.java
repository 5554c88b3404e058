package io.frazil.deployed.aws;

import io.frazil.setup.deployed.Right;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.ContextKeyTypeEnum;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;

/**
 * What a role may not do, as IAM simulates its policies: those of the role alone, not those of
 * buckets, keys and queues, nor Lake Formation's.
 *
 * <p>Source: IAM API Reference, "SimulatePrincipalPolicy" (read 2026-11-27).
 */
final class RoleSimulation {

  private RoleSimulation() {}

  static List<Right> denied(String role, List<Right> rights) {
    return Calls.look(
        "simulate the rights of " + role,
        "iam:SimulatePrincipalPolicy",
        role,
        () -> {
          try (IamClient iam = client(role)) {
            List<Right> denied = new ArrayList<>();
            for (Right right : rights) {
              if (!isAllowed(iam, role, right)) {
                denied.add(right);
              }
            }
            return denied;
          }
        });
  }

  private static IamClient client(String role) {
    return IamClient.builder()
        .region(role.startsWith("arn:aws-cn:") ? Region.AWS_CN_GLOBAL : Region.AWS_GLOBAL)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  private static boolean isAllowed(IamClient iam, String role, Right right) {
    SimulatePrincipalPolicyRequest.Builder request =
        SimulatePrincipalPolicyRequest.builder()
            .policySourceArn(role)
            .actionNames(right.action())
            .resourceArns(right.resource());
    if (!right.prefix().isEmpty()) {
      request.contextEntries(
          ContextEntry.builder()
              .contextKeyName("s3:prefix")
              .contextKeyType(ContextKeyTypeEnum.STRING)
              .contextKeyValues(right.prefix())
              .build());
    }
    return iam.simulatePrincipalPolicy(request.build()).evaluationResults().stream()
        .map(EvaluationResult::evalDecision)
        .allMatch(decision -> decision == PolicyEvaluationDecisionType.ALLOWED);
  }
}
