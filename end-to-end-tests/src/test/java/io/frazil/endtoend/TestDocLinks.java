package io.frazil.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Links between documents, and names of documents in the code, lead somewhere. */
final class TestDocLinks {

  private static final Pattern LINK =
      Pattern.compile("\\]\\((?![a-z]+:)([^)#\\s]*)(?:#([^)]*))?\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
  private static final Pattern NAMED = Pattern.compile("docs/[a-z0-9/-]+\\.md");

  @Test
  void relativeLinksOfDocumentsResolve() throws IOException {
    List<Path> documents = files("glob:**.md");

    assertThat(documents).contains(Repository.home().resolve("README.md"));
    assertThat(documents.stream().flatMap(TestDocLinks::brokenLinks)).isEmpty();
  }

  @Test
  void documentsNamedInTheCodeExist() throws IOException {
    List<Path> sources = files("glob:**/src/main/**.java");

    assertThat(sources).hasSizeGreaterThan(100);
    assertThat(sources.stream().flatMap(TestDocLinks::missingDocuments)).isEmpty();
  }

  private static Stream<String> brokenLinks(Path document) {
    return LINK.matcher(read(document))
        .results()
        .filter(link -> !leadsSomewhere(document, link))
        .map(link -> document + ": " + link.group());
  }

  private static boolean leadsSomewhere(Path document, MatchResult link) {
    Path linked =
        link.group(1).isEmpty() ? document : document.resolveSibling(link.group(1)).normalize();
    return Files.exists(linked)
        && (link.group(2) == null || anchors(linked).anyMatch(link.group(2)::equals));
  }

  /** What GitHub makes of headings. */
  private static Stream<String> anchors(Path document) {
    return HEADING
        .matcher(read(document))
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(text -> text.replaceAll("[^\\w\\- ]", "").replace(' ', '-'));
  }

  private static Stream<String> missingDocuments(Path source) {
    return NAMED
        .matcher(read(source))
        .results()
        .map(MatchResult::group)
        .filter(name -> !Files.exists(Repository.home().resolve(name)))
        .map(name -> source + ": " + name);
  }

  private static List<Path> files(String glob) throws IOException {
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher(glob);
    try (Stream<Path> walk = Files.walk(Repository.home())) {
      return walk.filter(matcher::matches).filter(TestDocLinks::isWritten).toList();
    }
  }

  /** Not built, not a tool's. */
  private static boolean isWritten(Path file) {
    for (Path part : Repository.home().relativize(file)) {
      if (part.toString().equals("target") || part.toString().matches("\\.(?!ci).+")) {
        return false;
      }
    }
    return true;
  }

  private static String read(Path file) {
    return Repository.text(file.toString());
  }
}
