/** Deliveries in files: as bodies beside their headers, or inside something else. */
@NullMarked
package io.github.notrahooks.verify.file;

import org.jspecify.annotations.NullMarked;
