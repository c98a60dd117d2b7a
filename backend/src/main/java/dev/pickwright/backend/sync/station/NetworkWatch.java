package dev.pickwright.backend.sync.station;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Set;
import java.util.TreeSet;

/** Notices that this computer got a network, or another one, without asking anybody. One thread. */
class NetworkWatch {

    private Set<String> before = addresses();

    /** Whether there are addresses that were not there at the last look. */
    boolean changed() {
        Set<String> now = addresses();
        boolean more = !before.containsAll(now);
        before = now;
        return more;
    }

    private static Set<String> addresses() {
        Set<String> found = new TreeSet<>();
        try (var all = NetworkInterface.networkInterfaces()) {
            all.filter(NetworkWatch::up)
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress())
                    .map(InetAddress::getHostAddress)
                    .forEach(found::add);
        } catch (SocketException e) {
            return found;
        }
        return found;
    }

    private static boolean up(NetworkInterface network) {
        try {
            return network.isUp();
        } catch (SocketException e) {
            return false;
        }
    }
}
