/** Commands about what deliveries start. */
@NullMarked
package io.github.notrahooks.cli.triggers;

import org.jspecify.annotations.NullMarked;
