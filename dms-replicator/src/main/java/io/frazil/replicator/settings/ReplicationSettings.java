package io.frazil.replicator.settings;

import static java.util.Objects.requireNonNull;

import io.frazil.model.dms.S3Settings;
import io.frazil.model.dms.TableMappings;
import io.frazil.model.dms.TaskSettings;
import io.frazil.model.dms.WritingSettings;
import io.frazil.replicator.form.Form;
import io.frazil.replicator.layout.LayoutRules;
import io.frazil.replicator.layout.TargetNames;
import java.util.Set;

/**
 * Everything that decides what files a task writes.
 *
 * @param forms the unlikelier forms that are chosen
 */
public record ReplicationSettings(
    S3Settings endpoint,
    WritingSettings writing,
    TableMappings mappings,
    TaskSettings task,
    Set<Form> forms) {

  public ReplicationSettings {
    requireNonNull(endpoint, "endpoint is null");
    requireNonNull(writing, "writing is null");
    requireNonNull(mappings, "mappings is null");
    requireNonNull(task, "task is null");
    forms = Set.copyOf(forms);
  }

  /** The same with other table mappings: a rule that is switched on. */
  public ReplicationSettings with(TableMappings other) {
    return new ReplicationSettings(endpoint, writing, other, task, forms);
  }

  /** The same with another endpoint. */
  public ReplicationSettings with(S3Settings other) {
    return new ReplicationSettings(other, writing, mappings, task, forms);
  }

  public boolean has(Form form) {
    return forms.contains(form);
  }

  /** What decides the columns of files. */
  public LayoutRules layoutRules() {
    return new LayoutRules(endpoint, new TargetNames(mappings), task.lobs(), forms);
  }
}
