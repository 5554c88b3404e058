/** How Frazil fails: one exception, whose kind says who must act. Depends on nothing. */
package io.frazil.model.failure;
