package io.frazil.trigger.launch;

/** Which launcher, and what it needs to know. */
public sealed interface LauncherSettings {

  /** Opens launchers. */
  interface Launchers {

    Launcher glue(Glue settings);

    Launcher emrServerless(EmrServerless settings);

    Launcher lambda(Lambda settings);
  }

  /** The launcher of these settings. */
  Launcher open(Launchers launchers);

  /**
   * A Glue job.
   *
   * @param job its name
   */
  record Glue(String job) implements LauncherSettings {

    @Override
    public Launcher open(Launchers launchers) {
      return launchers.glue(this);
    }
  }

  /**
   * An application of EMR Serverless.
   *
   * @param application its id
   * @param role ARN of the role that the run has
   * @param jar the merge job's
   * @param sparkParameters as for spark-submit; empty text for none
   */
  record EmrServerless(String application, String role, String jar, String sparkParameters)
      implements LauncherSettings {

    @Override
    public Launcher open(Launchers launchers) {
      return launchers.emrServerless(this);
    }
  }

  /**
   * The merge job as a container function.
   *
   * @param function name or ARN, an alias or version included if wanted
   */
  record Lambda(String function) implements LauncherSettings {

    @Override
    public Launcher open(Launchers launchers) {
      return launchers.lambda(this);
    }
  }
}
