/** What triggers are: which deliveries start them, what they do then, and how often they try. */
@NullMarked
package io.github.notrahooks.trigger.definition;

import org.jspecify.annotations.NullMarked;
