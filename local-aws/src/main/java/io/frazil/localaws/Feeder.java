package io.frazil.localaws;

import io.frazil.localaws.feed.ExampleSteps;
import io.frazil.localaws.feed.FeedFile;
import io.frazil.localaws.feed.FeedStep;
import io.frazil.localaws.feed.ShopChanges;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Drops change files into the landing bucket little by little, as DMS would: the example shop's
 * full load and two days, then changes of a third. Files that are there already stay as they are,
 * so it goes on where it was stopped.
 */
@Command(
    name = "Feeder",
    mixinStandardHelpOptions = true,
    description = "Drops DMS files of the example shop into the landing bucket, step by step.")
public final class Feeder implements Callable<Integer> {

  @Option(
      names = "--from",
      paramLabel = "FOLDER",
      required = true,
      description = "A folder that stands for bucket and bucket folder: examples/shop/dms.")
  private Path example;

  @Option(
      names = "--to",
      paramLabel = "URI",
      required = true,
      description = "Where DMS would write: s3://bucket/folder.")
  private URI landing;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "240",
      description = "Steps after those of the example; ${DEFAULT-VALUE} by default.")
  private int steps;

  @Option(
      names = "--interval",
      paramLabel = "TIME",
      defaultValue = "PT5S",
      description = "Pause between steps, in ISO 8601; ${DEFAULT-VALUE} by default.")
  private Duration interval;

  /** Feeds and exits. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Feeder()).execute(arguments));
  }

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    try (S3Client s3 = Clients.s3()) {
      Set<String> there = listed(s3);
      Iterator<FeedStep> feed = feed();
      while (feed.hasNext()) {
        FeedStep step = feed.next();
        int written = write(s3, step, there);
        if (written > 0) {
          out.println(
              "dropped " + step.title() + ": " + written + (written == 1 ? " file" : " files"));
        }
        if (written > 0 && feed.hasNext()) {
          Thread.sleep(interval.toMillis());
        }
      }
    }
    out.println("done: every file is in " + landing);
    return 0;
  }

  private Iterator<FeedStep> feed() {
    ShopChanges changes = new ShopChanges();
    List<FeedStep> day = ExampleSteps.read(example);
    return Stream.concat(day.stream(), Stream.generate(changes::next).limit(steps)).iterator();
  }

  private int write(S3Client s3, FeedStep step, Set<String> there) {
    int written = 0;
    for (FeedFile file : step.files()) {
      String key = prefix() + file.path();
      if (there.add(key)) {
        s3.putObject(
            put -> put.bucket(landing.getHost()).key(key), RequestBody.fromBytes(file.content()));
        written++;
      }
    }
    return written;
  }

  private Set<String> listed(S3Client s3) {
    Set<String> keys = new HashSet<>();
    s3
        .listObjectsV2Paginator(list -> list.bucket(landing.getHost()).prefix(prefix()))
        .contents()
        .stream()
        .map(S3Object::key)
        .forEach(keys::add);
    return keys;
  }

  private String prefix() {
    String folder = landing.getPath().replaceAll("^/+|/+$", "");
    return folder.isEmpty() ? "" : folder + "/";
  }
}
