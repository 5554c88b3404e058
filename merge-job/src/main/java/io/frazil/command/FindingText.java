package io.frazil.command;

import io.frazil.setup.check.Check;
import io.frazil.setup.check.Finding;
import io.frazil.setup.check.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Findings as a person reads them: each check once, with its reason, and each remedy once when it
 * is the same for all its findings.
 */
final class FindingText {

  private static final int WIDTH = 100;
  private static final int MOST_SUBJECTS = 6;
  private static final String INDENT = "  ";

  private final StringBuilder text = new StringBuilder();

  private FindingText() {}

  /** Findings of one check must follow one another. Ends with a line that counts them. */
  static String of(List<Finding> findings, int tables) {
    FindingText text = new FindingText();
    Map<Check, List<Finding>> byCheck = new LinkedHashMap<>();
    findings.forEach(
        finding ->
            byCheck.computeIfAbsent(finding.check(), check -> new ArrayList<>()).add(finding));
    byCheck.forEach(text::addCheck);
    text.addCounts(findings, tables);
    return text.text.toString();
  }

  private void addCheck(Check check, List<Finding> findings) {
    text.append(check.severity()).append(' ').append(check.id()).append('\n');
    boolean oneRemedy = findings.stream().map(Finding::remedy).distinct().count() == 1;
    if (!oneRemedy) {
      addWrapped("Why: ", check.why());
    }
    for (Finding finding : findings) {
      addWrapped("", subjects(finding.subjects()) + ": " + finding.what());
      if (!oneRemedy) {
        addRemedy(finding.remedy());
      }
    }
    if (oneRemedy) {
      addWrapped("Why: ", check.why());
      addRemedy(findings.get(0).remedy());
    }
    text.append('\n');
  }

  /** The first line is prose; what follows is to be pasted and stays as it is. */
  private void addRemedy(String remedy) {
    List<String> lines = remedy.lines().toList();
    addWrapped("Do:  ", lines.get(0));
    for (String line : lines.subList(1, lines.size())) {
      text.append(INDENT).append("     ").append(line).append('\n');
    }
  }

  private void addWrapped(String label, String prose) {
    String hanging = INDENT + " ".repeat(label.length());
    StringBuilder line = new StringBuilder(INDENT).append(label);
    boolean first = true;
    for (String word : prose.strip().split("\\s+", -1)) {
      if (!first && line.length() + 1 + word.length() > WIDTH) {
        text.append(line).append('\n');
        line = new StringBuilder(hanging);
        first = true;
      }
      line.append(first ? "" : " ").append(word);
      first = false;
    }
    text.append(line).append('\n');
  }

  private static String subjects(List<String> subjects) {
    int more = subjects.size() - MOST_SUBJECTS;
    return more <= 0
        ? String.join(", ", subjects)
        : String.join(", ", subjects.subList(0, MOST_SUBJECTS)) + " and " + more + " more";
  }

  private void addCounts(List<Finding> findings, int tables) {
    List<String> counts = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      long count =
          findings.stream()
              .map(Finding::check)
              .distinct()
              .filter(c -> c.severity() == severity)
              .count();
      if (count > 0 || severity != Severity.UNKNOWN) {
        counts.add(counted(count, severity));
      }
    }
    text.append(counted(tables, "table"))
        .append(" checked: ")
        .append(String.join(", ", counts))
        .append(".\n");
  }

  private static String counted(long count, Severity severity) {
    return switch (severity) {
      case ERROR -> counted(count, "error");
      case WARNING -> counted(count, "warning");
      case UNKNOWN -> "something not looked at";
      case INFO -> counted(count, "note");
    };
  }

  private static String counted(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
