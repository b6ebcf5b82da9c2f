/** A conformance suite for receivers of webhooks: what is sent, what must be seen, and what that says. */
@NullMarked
package io.github.notrahooks.check;

import org.jspecify.annotations.NullMarked;
