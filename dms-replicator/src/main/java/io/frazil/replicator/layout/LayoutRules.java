package io.frazil.replicator.layout;

import static java.util.Objects.requireNonNull;

import io.frazil.model.dms.S3Settings;
import io.frazil.model.dms.TaskSettings.Lobs;
import io.frazil.replicator.form.Form;
import java.util.Set;

/**
 * What decides the columns of files: the endpoint, the task's mappings and LOB settings, and the
 * unconfirmed forms chosen.
 */
public record LayoutRules(S3Settings endpoint, TargetNames names, Lobs lobs, Set<Form> forms) {

  public LayoutRules {
    requireNonNull(endpoint, "endpoint is null");
    requireNonNull(names, "names is null");
    requireNonNull(lobs, "lobs is null");
    forms = Set.copyOf(forms);
  }

  /** Whether the unlikelier form is chosen. */
  public boolean has(Form form) {
    return forms.contains(form);
  }

  /** Whether CDC rows carry an Op. */
  boolean opInChanges() {
    boolean doubted = endpoint.insertsAndUpdates() && !endpoint.opInFullLoad();
    return doubted ? !has(Form.NO_OP_WITH_INSERTS_AND_UPDATES) : endpoint.opInChanges();
  }
}
