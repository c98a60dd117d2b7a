package dev.pickwright.backend.sync.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Packs the answers to hellos, which are short, but most of what an idle line carries. The server packs longer ones. */
@Component
class PackedHello extends OncePerRequestFilter {

    private static final int WORTH_IT = 256;

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return !request.getRequestURI().equals("/v1/sync/hello") || accepted == null || !accepted.equals("gzip");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        byte[] plain = answer.getContentAsByteArray();
        if (plain.length < WORTH_IT) {
            answer.copyBodyToResponse();
            return;
        }
        byte[] packed = packed(plain);
        response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        response.setContentLength(packed.length);
        response.getOutputStream().write(packed);
    }

    private static byte[] packed(byte[] plain) throws IOException {
        var packed = new ByteArrayOutputStream(plain.length);
        try (var out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }
}
