package io.frazil.localaws.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class TestShopChanges {

  @Test
  void stepsAreTheSameInEveryRun() {
    assertThat(text(40)).isEqualTo(text(40));
  }

  @Test
  void writesWhatTheExamplesEndpointWrites() {
    assertThat(text(1))
        .isEqualTo(
            """
            public/customers/2024/06/14/20240614-080050488.csv
            I,2024-06-14 08:00:00.000000,N0000,Kaffee Nr. N0000,,"Marktplatz 1, Hinterhaus",Wien,\
            Austria,"",,0.00,true,2024-06-14 08:00:00.000000,\
            20240614080000000000000000000100000,
            public/orders/2024/06/14/20240614-080050064.csv
            I,2024-06-14 08:00:00.000001,6000,SEATT,2024-06-14,2024-07-07,,+2.02900009e+01,1165.47,\
            "Pike Hill Coffee, Inc.",Seattle,United States,20240614080000000000000000000100001,
            I,2024-06-14 08:00:01.000002,6001,BOULA,2024-06-14,2024-07-05,,+3.49099998e+01,1098.61,\
            "Boulangerie ""Le Pain Doré""\",Reims,France,20240614080001000000000000000100002,
            I,2024-06-14 08:00:02.000003,6002,KAWAI,2024-06-14,2024-06-23,,+7.69999981e-01,727.77,\
            カワイ珈琲店,京都市,Japan,20240614080002000000000000000100003,
            """);
  }

  @Test
  void everyKindOfChangeHappens() {
    assertThat(text(7).lines().filter(line -> line.matches("[IUD],.*")))
        .anyMatch(line -> line.startsWith("I,"))
        .anyMatch(line -> line.startsWith("U,") && line.endsWith(","))
        .anyMatch(line -> line.startsWith("U,") && line.matches(".*,\\d{35},\\d+"))
        .anyMatch(line -> line.startsWith("D,"));
  }

  @Test
  void sequencesRiseOverAllFiles() {
    assertThat(
            text(40)
                .lines()
                .filter(line -> line.matches("[IUD],.*"))
                .map(line -> line.replaceFirst(".*,\\d{16}(\\d{19}),[^,]*$", "$1")))
        .isSorted()
        .doesNotHaveDuplicates();
  }

  /** The files of the first steps, each under a line with its path. */
  private static String text(int steps) {
    ShopChanges changes = new ShopChanges();
    StringBuilder text = new StringBuilder();
    Stream.generate(changes::next)
        .limit(steps)
        .flatMap(step -> step.files().stream())
        .forEach(
            file ->
                text.append(file.path())
                    .append('\n')
                    .append(new String(file.content(), StandardCharsets.UTF_8)));
    return text.toString();
  }
}
