/** Deliveries in formats of other programs: HTTP archives and command lines of curl. */
@NullMarked
package io.github.notrahooks.export;

import org.jspecify.annotations.NullMarked;
