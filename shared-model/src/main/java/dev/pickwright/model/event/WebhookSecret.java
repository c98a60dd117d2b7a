package dev.pickwright.model.event;

/**
 * A webhook with the secret that its receiver needs; told once.
 *
 * @param secret {@code whsec_} and Base64, as the libraries of Standard Webhooks take it
 */
public record WebhookSecret(WebhookView webhook, String secret) {}
