package io.frazil.setup.deployed;

import io.frazil.model.pipeline.Location;
import io.frazil.setup.check.Check;
import io.frazil.setup.check.Finding;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with the landing bucket. */
final class BucketRules {

  private final Location landing;
  private final String subject;

  BucketRules(Location landing) {
    this.landing = landing;
    this.subject = "bucket " + landing.bucket();
  }

  /** The landing folder as a prefix of keys. */
  static String folder(Location landing) {
    return landing.key().isEmpty() ? "" : landing.key() + "/";
  }

  List<Finding> events(Notifications told) {
    String folder = folder(landing);
    if (told.eventBridge()
        || told.targets().stream().anyMatch(target -> target.coversAllBelow(folder))) {
      return List.of();
    }
    List<Notifications.Target> partly =
        told.targets().stream().filter(target -> target.touches(folder)).toList();
    String what =
        partly.isEmpty()
            ? "it tells nobody of new objects below " + landing
            : "it tells " + partly.get(0).arn() + " of some new objects below " + landing + " only";
    return List.of(
        Finding.of(
            Check.EVENTS_NOT_SENT,
            subject,
            what,
            "Send s3:ObjectCreated:* with the prefix '"
                + folder
                + "' and no suffix to the queue. Nothing, where frazil serve polls, or a schedule"
                + " starts the merges."));
  }

  List<Finding> expiries(List<Expiry> expiries) {
    String folder = folder(landing);
    List<Finding> findings = new ArrayList<>();
    for (Expiry expiry : expiries) {
      if (folder.startsWith(expiry.prefix()) || expiry.prefix().startsWith(folder)) {
        findings.add(
            Finding.of(
                Check.LANDING_EXPIRES,
                subject,
                "lifecycle rule '"
                    + expiry.rule()
                    + "' "
                    + (expiry.deletes() ? "deletes" : "archives")
                    + " objects below '"
                    + expiry.prefix()
                    + "' "
                    + expiry.when(),
                "Take landing out of the rule, or make its time longer than any merge may be"
                    + " behind, and than rows may wait for a replay."));
      }
    }
    return findings;
  }

  List<Finding> publicAccess(boolean isBlocked) {
    return isBlocked
        ? List.of()
        : List.of(
            Finding.of(
                Check.LANDING_MAY_BE_PUBLIC,
                subject,
                "its public access block is not on in full",
                "Turn all four switches on:\naws s3api put-public-access-block --bucket "
                    + landing.bucket()
                    + " \\\n  --public-access-block-configuration BlockPublicAcls=true,"
                    + "IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true"));
  }
}
