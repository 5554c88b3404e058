package io.frazil.model.pipeline;

import io.frazil.model.dms.TaskSettings;
import io.frazil.model.dms.TaskSettings.Ddl;
import io.frazil.model.dms.TaskSettings.LobMode;
import io.frazil.model.dms.TaskSettings.Lobs;
import io.frazil.model.dms.TaskSettings.Preparation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a document of task settings; what it leaves out has DMS's default. */
final class TaskSettingsReader {

  private static final Accepted<Boolean> FLAG =
      Accepted.oneOf(Map.of("true", true, "false", false));
  private static final Accepted<Preparation> PREPARATION = Accepted.oneOf(preparations());
  private static final long DEFAULT_LOB_MAX_SIZE_KB = 32;

  private static final List<String> SECTIONS =
      List.of(
          "TargetMetadata",
          "FullLoadSettings",
          "ChangeProcessingDdlHandlingPolicy",
          "BeforeImageSettings");

  private final Node root;
  private final Problems problems;

  private TaskSettingsReader(Node root, Problems problems) {
    this.root = root;
    this.problems = problems;
  }

  static TaskSettings read(Node root, Problems problems) {
    if (SECTIONS.stream().noneMatch(root.members()::containsKey)) {
      problems.add(
          root.place(),
          "holds no task settings. Expected an object with "
              + String.join(", ", SECTIONS.subList(0, 3))
              + ", or the answer of aws dms describe-replication-tasks.");
    }
    return new TaskSettingsReader(root, problems).settings();
  }

  private TaskSettings settings() {
    return new TaskSettings(
        find("FullLoadSettings", "TargetTablePrepMode")
            .flatMap(node -> PREPARATION.read(node, problems))
            .orElse(Preparation.DROP_AND_CREATE),
        new Ddl(
            ddl("HandleSourceTableDropped"),
            ddl("HandleSourceTableTruncated"),
            ddl("HandleSourceTableAltered")),
        lobs(),
        metadata("BatchApplyEnabled", false),
        root.members().containsKey("BeforeImageSettings"));
  }

  private boolean ddl(String key) {
    return flag("ChangeProcessingDdlHandlingPolicy", key, true);
  }

  private boolean metadata(String key, boolean silent) {
    return flag("TargetMetadata", key, silent);
  }

  private Lobs lobs() {
    LobMode mode = LobMode.LIMITED;
    if (!metadata("SupportLobs", true)) {
      mode = LobMode.NONE;
    } else if (metadata("FullLobMode", false)) {
      mode = LobMode.FULL;
    }
    return new Lobs(
        mode,
        find("TargetMetadata", "LobMaxSize")
            .flatMap(node -> Units.number(0, Integer.MAX_VALUE).read(node, problems))
            .orElse(DEFAULT_LOB_MAX_SIZE_KB));
  }

  private boolean flag(String section, String key, boolean silent) {
    return find(section, key).flatMap(node -> FLAG.read(node, problems)).orElse(silent);
  }

  private Optional<Node> find(String section, String key) {
    return Optional.ofNullable(root.members().get(section)).map(node -> node.members().get(key));
  }

  private static Map<String, Preparation> preparations() {
    Map<String, Preparation> preparations = new LinkedHashMap<>();
    for (Preparation preparation : Preparation.values()) {
      preparations.put(preparation.name(), preparation);
    }
    return preparations;
  }
}
