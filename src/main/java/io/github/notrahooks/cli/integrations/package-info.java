/** The commands for whom deliveries are. */
@NullMarked
package io.github.notrahooks.cli.integrations;

import org.jspecify.annotations.NullMarked;
