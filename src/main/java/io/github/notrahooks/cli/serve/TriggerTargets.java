package io.github.notrahooks.cli.serve;

import io.github.notrahooks.cli.frame.TriggerWorks;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.home.Home;
import io.github.notrahooks.sender.Target;
import io.github.notrahooks.trigger.definition.Forward;
import io.github.notrahooks.trigger.definition.Trigger;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Looks at where triggers lead before they are started. Thread-safe. */
final class TriggerTargets {
  private final Home home;
  private final String host;
  private int port;
  private final Set<String> said = new HashSet<>();

  /**
   * For a server.
   *
   * @param host what it listens on
   * @param port the same; 0 for any
   */
  TriggerTargets(Home home, String host, int port) {
    this.home = home;
    this.host = host;
    this.port = port;
  }

  /** Tells which port it is, where it was any. */
  synchronized void listensAt(int now) {
    port = now;
  }

  /**
   * What a person should know of the targets, once each.
   *
   * @throws Failure of usage if one leads back to the server, or others may say which commands run
   */
  synchronized List<String> check(List<Trigger> triggers) {
    List<String> warnings = new ArrayList<>();
    for (Trigger trigger : triggers) {
      if (trigger.action() instanceof Forward forward) {
        refuseLoop(trigger, forward.target());
        warn(trigger, forward.target(), warnings);
      }
      TriggerWorks.refuseOthersCommands(home, trigger);
    }
    warnings.removeIf(text -> !said.add(text));
    return warnings;
  }

  private void refuseLoop(Trigger trigger, Target target) {
    if (leadsHere(target)) {
      throw Failure.usage((trigger.id().equals(Trigger.FORWARD)
              ? "--forward "
              : "the target of the trigger " + trigger.id() + ", ")
          + target.url() + " is this server itself: what it sends on would come"
          + " back to it. Give the address of your application.");
    }
  }

  private boolean leadsHere(Target target) {
    boolean here = isThisMachine(target) || target.hostName().equalsIgnoreCase(host);
    int colon = target.host().endsWith("]") ? -1 : target.host().lastIndexOf(':');
    String usual = target.isSecure() ? "443" : "80";
    return here
        && (colon < 0 ? usual : target.host().substring(colon + 1)).equals(Integer.toString(port));
  }

  /** Whether a target is on this machine: by an address, or by a name without dots, which is looked up. */
  private static boolean isThisMachine(Target target) {
    String name = target.hostName();
    if (target.isLoopback()) {
      return true;
    }
    if (name.contains(".") && !name.matches("[0-9.]+")) {
      // Looking it up may take long, and what comes back is known by its Via.
      return false;
    }
    try {
      InetAddress address = InetAddress.getByName(name);
      return address.isLoopbackAddress()
          || address.isAnyLocalAddress()
          || NetworkInterface.getByInetAddress(address) != null;
    } catch (UnknownHostException | SocketException e) {
      // It is down for now, which is said when a delivery goes there.
      return false;
    }
  }

  private static void warn(Trigger trigger, Target target, List<String> warnings) {
    if (!isThisMachine(target)) {
      warnings.add("the trigger " + trigger.id() + " sends deliveries to another machine: "
          + target.hostName());
      if (!target.isSecure()) {
        warnings.add("the trigger " + trigger.id()
            + " sends them without TLS: others on the way can read and change them");
      }
    }
  }
}
