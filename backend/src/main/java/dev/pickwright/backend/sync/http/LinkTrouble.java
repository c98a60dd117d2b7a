package dev.pickwright.backend.sync.http;

import dev.pickwright.backend.sync.http.CentralFailure.Cause;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.util.Locale;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Tells from what failed below HTTP whether this computer's network, the way to central, or central is the trouble. */
final class LinkTrouble {

    private LinkTrouble() {}

    static CentralFailure of(URI to, Throwable failure) {
        CentralFailure told = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            CentralFailure known = known(cause, failure);
            // The innermost says most.
            told = known == null ? told : known;
        }
        if (told == null || told.why() == Cause.NO_CENTRAL) {
            if (!offThisComputer(to) || anyNetwork()) {
                return told == null ? new CentralFailure(Cause.NO_CENTRAL, "cut", 0, failure) : told;
            }
            return new CentralFailure(Cause.NO_NETWORK, "no_interface", 0, failure);
        }
        return told;
    }

    private static @org.jspecify.annotations.Nullable CentralFailure known(Throwable cause, Throwable failure) {
        return switch (cause) {
            case CertificateException other -> new CentralFailure(Cause.NOT_CENTRAL, "certificate", 0, failure);
            case SSLException other
            when other.getCause() == null -> new CentralFailure(Cause.NOT_CENTRAL, "no_tls", 0, failure);
            case ProtocolException other -> new CentralFailure(Cause.NOT_CENTRAL, "no_http", 0, failure);
            case UnknownHostException unknown -> new CentralFailure(Cause.NO_NETWORK, "unknown_name", 0, failure);
            case UnresolvedAddressException unknown -> new CentralFailure(Cause.NO_NETWORK, "unknown_name", 0, failure);
            case NoRouteToHostException none -> new CentralFailure(Cause.NO_NETWORK, "no_route", 0, failure);
            case SocketException socket
            when String.valueOf(socket.getMessage()).toLowerCase(Locale.ROOT).contains("unreachable") ->
                new CentralFailure(Cause.NO_NETWORK, "no_route", 0, failure);
            case HttpTimeoutException silent -> new CentralFailure(Cause.NO_CENTRAL, "silent", 0, failure);
            case ConnectException refused -> new CentralFailure(Cause.NO_CENTRAL, "refused", 0, failure);
            default -> null;
        };
    }

    private static boolean offThisComputer(URI to) {
        try {
            return !InetAddress.getByName(to.getHost()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return true;
        }
    }

    private static boolean anyNetwork() {
        try (Stream<NetworkInterface> all = NetworkInterface.networkInterfaces()) {
            return all.anyMatch(LinkTrouble::up);
        } catch (SocketException e) {
            return true;
        }
    }

    private static boolean up(NetworkInterface network) {
        try {
            return network.isUp() && !network.isLoopback();
        } catch (SocketException e) {
            return false;
        }
    }
}
