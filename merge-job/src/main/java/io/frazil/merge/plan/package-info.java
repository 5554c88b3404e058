/**
 * Stage four: how a folded change set reaches its table: the statement, the key test that prunes
 * the target, the way Spark should run it. Pure; run by {@code spark}.
 */
package io.frazil.merge.plan;
