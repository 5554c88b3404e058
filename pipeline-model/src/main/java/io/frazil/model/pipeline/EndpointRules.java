package io.frazil.model.pipeline;

import java.util.List;
import java.util.Optional;

/**
 * Settings that exclude each other, and settings whose files cannot be read yet.
 *
 * <p>Source: AWS DMS User Guide, "Using Amazon S3 as a target": endpoint settings, limitations, and
 * "Indicating source DB operations in migrated S3 data".
 */
final class EndpointRules {

  private static final List<String> NOT_IN_TRANSACTION_ORDER =
      List.of("AddColumnName", "DatePartitionEnabled", "GlueCatalogGeneration");

  private final Problems problems;

  EndpointRules(Problems problems) {
    this.problems = problems;
  }

  void check(Section section, Accepted<Boolean> flag) {
    Switches switches = new Switches(section, flag);
    if (switches.isOn("AddTrailingPaddingCharacter")) {
      refuse(
          section,
          "AddTrailingPaddingCharacter",
          "AWS does not say how it pads text, so that values would be guessed; set it to false");
    }
    refuseContradictions(section, switches);
    if (switches.isOn("CdcPath") && !switches.isOn("PreserveTransactions")) {
      refuse(
          section,
          "CdcPath",
          "DMS writes changes there only with PreserveTransactions; say PreserveTransactions: true"
              + " if the endpoint does, else remove CdcPath");
    }
    if (switches.isOn("CdcInsertsAndUpdates") && !switches.isOn("IncludeOpForFullLoad")) {
      refuse(
          section,
          "CdcInsertsAndUpdates",
          "without IncludeOpForFullLoad AWS's documents contradict each other on whether changes"
              + " carry an Op; set IncludeOpForFullLoad to true on the endpoint and here");
    }
  }

  /** What DMS itself forbids; a writer can follow the rest. */
  void checkForWriting(Section section, Accepted<Boolean> flag) {
    Switches switches = new Switches(section, flag);
    refuseContradictions(section, switches);
  }

  private void refuseContradictions(Section section, Switches switches) {
    if (switches.isOn("CdcInsertsOnly") && switches.isOn("CdcInsertsAndUpdates")) {
      refuse(section, "CdcInsertsOnly", "DMS forbids it together with CdcInsertsAndUpdates");
    }
    if (switches.isOn("PreserveTransactions") && !switches.isOn("CdcPath")) {
      refuse(section, "PreserveTransactions", "DMS needs CdcPath with it, a folder");
    }
    Optional<String> order =
        List.of("CdcPath", "PreserveTransactions").stream().filter(switches::isOn).findFirst();
    for (String key : NOT_IN_TRANSACTION_ORDER) {
      if (order.isPresent() && switches.isOn(key)) {
        refuse(section, key, "DMS forbids it together with " + order.get());
      }
    }
  }

  private void refuse(Section section, String key, String reason) {
    Node node = section.find(key).orElseThrow();
    problems.add(node.place(), node.description() + " is refused: " + reason + ".");
  }

  /** Whether a flag is true or a text is given; what is no flag is a problem noted elsewhere. */
  private record Switches(Section section, Accepted<Boolean> flag) {

    boolean isOn(String key) {
      Optional<Node> node = section.find(key).filter(Node::isText);
      return key.equals("CdcPath")
          ? node.filter(found -> !found.text().replace("/", "").isEmpty()).isPresent()
          : node.flatMap(found -> flag.read(found, new Problems())).orElse(false);
    }
  }
}
