package dev.pickwright.backend.sync.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Unpacks what stations send packed. Bodies are limited where they are read, so by what they unpack to. */
@Component
class GzipBodies extends OncePerRequestFilter {

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/v1/sync/")
                || !"gzip".equalsIgnoreCase(request.getHeader(HttpHeaders.CONTENT_ENCODING));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new Unpacked(request), response);
    }

    private static final class Unpacked extends HttpServletRequestWrapper {

        Unpacked(HttpServletRequest packed) {
            super(packed);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new Unpacking(super.getInputStream());
        }

        /** It is not known before it is read. */
        @Override
        public int getContentLength() {
            return -1;
        }

        @Override
        public long getContentLengthLong() {
            return -1;
        }
    }

    /** Begins to unpack when it is read, where what is wrong with it is answered. */
    private static final class Unpacking extends ServletInputStream {

        private final InputStream packed;
        private @Nullable InputStream unpacked;
        private boolean ended;

        Unpacking(InputStream packed) {
            this.packed = packed;
        }

        private InputStream unpacked() throws IOException {
            InputStream begun = unpacked;
            if (begun == null) {
                begun = new GZIPInputStream(packed);
                unpacked = begun;
            }
            return begun;
        }

        @Override
        public int read() throws IOException {
            int read = unpacked().read();
            ended |= read < 0;
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = unpacked().read(bytes, offset, length);
            ended |= read < 0;
            return read;
        }

        @Override
        public boolean isFinished() {
            return ended;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("bodies are read by the thread that serves the request");
        }
    }
}
