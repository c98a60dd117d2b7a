package dev.pickwright.backend.platform.guard.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Unpacks what stations send packed, for they may have a slow link and much to send. What it becomes is limited as any
 * body is, so that a small one cannot become a huge one.
 */
@Component
class PackedBodies extends OncePerRequestFilter {

    private static final String STATIONS = "/v1/sync/";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(STATIONS)
                || !"gzip".equals(request.getHeader(HttpHeaders.CONTENT_ENCODING));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new Unpacked(request), response);
    }

    private static final class Unpacked extends HttpServletRequestWrapper {

        private @Nullable ServletInputStream body;

        Unpacked(HttpServletRequest request) {
            super(request);
        }

        /** Its header is read when somebody may read it. */
        @Override
        public ServletInputStream getInputStream() throws IOException {
            ServletInputStream known = body;
            if (known == null) {
                known = new Stream(super.getInputStream());
                body = known;
            }
            return known;
        }

        @Override
        public int getContentLength() {
            return -1;
        }

        @Override
        public long getContentLengthLong() {
            return -1;
        }
    }

    private static final class Stream extends ServletInputStream {

        private final ServletInputStream packed;
        private @Nullable GZIPInputStream plain;

        Stream(ServletInputStream packed) {
            this.packed = packed;
        }

        private GZIPInputStream plain() throws IOException {
            GZIPInputStream known = plain;
            if (known == null) {
                known = new GZIPInputStream(packed);
                plain = known;
            }
            return known;
        }

        @Override
        public int read() throws IOException {
            return plain().read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return plain().read(bytes, offset, length);
        }

        @Override
        public boolean isFinished() {
            return packed.isFinished();
        }

        @Override
        public boolean isReady() {
            return packed.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            packed.setReadListener(listener);
        }
    }
}
