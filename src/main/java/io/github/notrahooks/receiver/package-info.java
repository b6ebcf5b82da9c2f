/** The receiver's decision, from a request to an answer and a log record; knows no sockets. */
@NullMarked
package io.github.notrahooks.receiver;

import org.jspecify.annotations.NullMarked;
