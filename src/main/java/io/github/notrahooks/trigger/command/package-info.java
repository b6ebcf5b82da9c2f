/** Commands that deliveries start: once per delivery, without a shell, and bounded in all they may use. */
@NullMarked
package io.github.notrahooks.trigger.command;

import org.jspecify.annotations.NullMarked;
