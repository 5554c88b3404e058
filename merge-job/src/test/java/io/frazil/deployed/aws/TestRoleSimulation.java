package io.frazil.deployed.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.frazil.setup.deployed.Right;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** IAM by its HTTP alone; moto has no simulation. */
class TestRoleSimulation {

  private static final String ROLE = "arn:aws:iam::111122223333:role/frazil-merge";
  private static final Right LIST =
      new Right("s3:ListBucket", "arn:aws:s3:::acme-landing", "dms/public/orders/");
  private static final Right READ =
      new Right("s3:GetObject", "arn:aws:s3:::acme-landing/dms/x", "");

  private final List<String> asked = new ArrayList<>();
  private HttpServer http;
  private SdkSettings settings;
  private boolean isClosed;

  @BeforeEach
  void start() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/", this::answer);
    http.start();
    settings = SdkSettings.at(URI.create("http://localhost:" + http.getAddress().getPort()));
  }

  @AfterEach
  void stop() {
    settings.close();
    http.stop(0);
  }

  @Test
  void rightsThatAreNotAllowedAreDenied() {
    assertThat(RoleSimulation.denied(ROLE, List.of(LIST, READ))).containsExactly(READ);
    assertThat(asked.get(0))
        .contains(
            "Action=SimulatePrincipalPolicy",
            "PolicySourceArn=" + ROLE,
            "ActionNames.member.1=s3:ListBucket",
            "ResourceArns.member.1=arn:aws:s3:::acme-landing",
            "ContextEntries.member.1.ContextKeyName=s3:prefix",
            "ContextKeyValues.member.1=dms/public/orders/");
    assertThat(asked.get(1))
        .contains("ActionNames.member.1=s3:GetObject")
        .doesNotContain("Context");
  }

  @Test
  void simulationThatIsNotAllowedNamesItsRight() {
    isClosed = true;

    assertThatThrownBy(() -> RoleSimulation.denied(ROLE, List.of(LIST)))
        .hasMessageStartingWith("Cannot simulate the rights of " + ROLE + ": access is denied")
        .hasMessageEndingWith(
            "Allow iam:SimulatePrincipalPolicy on " + ROLE + " to the role this runs as.");
  }

  /** Allows listing and nothing else. */
  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String request =
          URLDecoder.decode(
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
              StandardCharsets.UTF_8);
      asked.add(request);
      String decision = request.contains("s3:ListBucket") ? "allowed" : "implicitDeny";
      byte[] body =
          (isClosed
                  ? "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>no"
                      + "</Message></Error></ErrorResponse>"
                  : "<SimulatePrincipalPolicyResponse><SimulatePrincipalPolicyResult>"
                      + "<IsTruncated>false</IsTruncated><EvaluationResults><member>"
                      + "<EvalActionName>x</EvalActionName><EvalDecision>"
                      + decision
                      + "</EvalDecision></member></EvaluationResults>"
                      + "</SimulatePrincipalPolicyResult></SimulatePrincipalPolicyResponse>")
              .getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/xml");
      exchange.sendResponseHeaders(isClosed ? 403 : 200, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
