package dev.pickwright.backend.outbox.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;
import org.springframework.boot.http.client.InetAddressFilter;

/**
 * Looks names up for the connections of webhooks, and gives only addresses of the open internet. What it gives is
 * what is connected to, so a name that changes its address between check and use gains nothing.
 */
final class AddressGuard implements DnsResolver {

    /** No address that the name has is allowed. */
    static final class Refused extends UnknownHostException {
        Refused() {
            super("all its addresses are private or reserved");
        }
    }

    /** Beside what Boot knows: IPv4 in IPv6 in its forgotten forms, local NAT64, and Azure's metadata. */
    private static final InetAddressFilter OPEN = InetAddressFilter.externalAddresses()
            .andNot("::/96", "::ffff:0:0:0/96", "64:ff9b:1::/48", "fec0::/10", "168.63.129.16");

    private final DnsResolver names;

    AddressGuard(DnsResolver names) {
        this.names = names;
    }

    static boolean allows(InetAddress address) {
        return OPEN.matches(address);
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] allowed =
                Arrays.stream(names.resolve(host)).filter(AddressGuard::allows).toArray(InetAddress[]::new);
        if (allowed.length == 0) {
            throw new Refused();
        }
        return allowed;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return names.resolveCanonicalHostname(host);
    }
}
