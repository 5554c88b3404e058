import io.frazil.launch.GlueEntry

/** The script of a Glue job, whose --class is FrazilMerge: Glue compiles it, and calls main. */
object FrazilMerge {

  def main(sysArgs: Array[String]): Unit = GlueEntry.main(sysArgs)
}
