/** What each provider puts on the wire: headers, signature, events. A new provider is one class here. */
@NullMarked
package io.github.notrahooks.provider;

import org.jspecify.annotations.NullMarked;
