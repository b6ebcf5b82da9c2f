package io.github.notrahooks.receiver;

import io.github.notrahooks.delivery.Headers;

/**
 * A request before its body.
 *
 * @param method the HTTP method
 * @param path the raw path, without the query
 * @param target the raw path and query, for the log
 * @param remoteAddress the peer's address
 * @param headers in their order and spelling
 */
public record RequestHead(
    String method, String path, String target, String remoteAddress, Headers headers) {}
