package io.github.notrahooks.sender.httpcore;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** Says why two sides came to no secure connection, and what to do, without the names of exceptions. */
final class TlsFailures {
  private static final String ALERT = "Received fatal alert: ";

  /** What Java says where the first bytes of an answer are those of another protocol. */
  private static final String NO_TLS = "Unsupported or unrecognized SSL message";

  /** What newer releases of Java put before their sentence: the alert that they send or got. */
  private static final Pattern ALERT_BEFORE = Pattern.compile("^\\([a-z_]+\\) ");

  private TlsFailures() {}

  /** One or two sentences. */
  static String of(Exception e, String host) {
    return "No secure connection to " + host + ": " + reason(e);
  }

  private static String reason(Exception e) {
    String text = ALERT_BEFORE.matcher(String.valueOf(e.getMessage())).replaceFirst("");
    if (caused(e, CertificateExpiredException.class)) {
      return "its certificate has expired.";
    } else if (caused(e, CertificateNotYetValidException.class)) {
      return "its certificate is not valid yet. Is the clock of this machine right?";
    } else if (caused(e, CertPathBuilderException.class)) {
      return "its certificate is its own, or of an authority that Java does not know. A trust store that"
          + " has it can be given with NOTRA_HOOKS_JAVA_OPTS=-Djavax.net.ssl.trustStore=FILE.";
    } else if (caused(e, CertificateException.class) && isOfAnotherHost(text)) {
      return "its certificate is for another host. Use the name that is in it.";
    } else if (text.startsWith(ALERT)) {
      return "it broke off the handshake (" + text.substring(ALERT.length()) + ").";
    } else if (text.startsWith(NO_TLS)) {
      return "what answers there is not TLS. Does the port speak plain http?";
    }
    String sentence = NetworkFailures.sentence(text);
    return e instanceof SSLHandshakeException ? "the handshake failed: " + sentence : sentence;
  }

  /** Java has no exception of its own for it: other faults of a certificate are of the same type. */
  private static boolean isOfAnotherHost(String text) {
    return text.startsWith("No name matching") || text.startsWith("No subject alternative");
  }

  private static boolean caused(Throwable e, Class<? extends Throwable> kind) {
    for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (kind.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }
}
