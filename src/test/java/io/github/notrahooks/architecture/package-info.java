/** Checks that the code keeps to {@code docs/architecture.md}. */
@NullMarked
package io.github.notrahooks.architecture;

import org.jspecify.annotations.NullMarked;
