/** The command that shows a home's deliveries in a browser. */
@NullMarked
package io.github.notrahooks.cli.inspect;

import org.jspecify.annotations.NullMarked;
