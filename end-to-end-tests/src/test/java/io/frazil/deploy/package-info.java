/** What can be told of the templates in deploy without an account at AWS. */
package io.frazil.deploy;
