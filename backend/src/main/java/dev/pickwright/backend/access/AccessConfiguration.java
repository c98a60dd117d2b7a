package dev.pickwright.backend.access;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    private static final int STRENGTH = 10;

    @Bean
    PasswordEncoder pinEncoder() {
        return new BCryptPasswordEncoder(STRENGTH);
    }
}
