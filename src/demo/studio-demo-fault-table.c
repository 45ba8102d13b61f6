/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-demo-fault.h"

#include "studio-demo-quote.h"

#define JSON "application/json"
#define HTML "text/html"
#define TEXT(name, status, type, text, description)                                              \
  {                                                                                              \
    name, description, status, STUDIO_DEMO_TRANSPORT_WHOLE, STUDIO_DEMO_DAMAGE_TEXT, type, text, \
        NULL, NULL, 0                                                                            \
  }
#define TEXT_WITH_HEADER(name, status, text, header, value, description)                         \
  {                                                                                              \
    name, description, status, STUDIO_DEMO_TRANSPORT_WHOLE, STUDIO_DEMO_DAMAGE_TEXT, JSON, text, \
        header, value, 0                                                                         \
  }
#define REFUSES(name, header, value, n_times, description)                              \
  {                                                                                     \
    name, description, 429, STUDIO_DEMO_TRANSPORT_WHOLE, STUDIO_DEMO_DAMAGE_TEXT, JSON, \
        ERROR (429, "rate_limit_error", "Rate limit exceeded"), header, value, n_times  \
  }
#define DAMAGED(name, damage, description)                                                        \
  {                                                                                               \
    name, description, 200, STUDIO_DEMO_TRANSPORT_WHOLE, STUDIO_DEMO_DAMAGE_##damage, JSON, NULL, \
        NULL, NULL, 0                                                                             \
  }
#define TRAVELS(name, transport, description)                                                 \
  {                                                                                           \
    name, description, 200, STUDIO_DEMO_TRANSPORT_##transport, STUDIO_DEMO_DAMAGE_NONE, JSON, \
        NULL, NULL, NULL, 0                                                                   \
  }
#define PACKED(name, damage, description)                                                         \
  {                                                                                               \
    name, description, 200, STUDIO_DEMO_TRANSPORT_WHOLE, STUDIO_DEMO_DAMAGE_##damage, JSON, NULL, \
        "content-encoding", "gzip", 0                                                             \
  }
#define ERROR(code, type, message) \
  "{\"error\":{\"code\":" #code ",\"message\":\"" message "\",\"type\":\"" type "\"}}"
#define EXCEPTION(code, type, message) \
  "{\"code\":" #code ",\"message\":\"Failed to generate image: " message "\",\"type\":\"" type "\"}"
#define EDGE_PAGE(title, text)                                                     \
  "<!DOCTYPE html>\n<html><head><title>" title "</title></head>\n<body><h1>" title \
  "</h1>\n<p>" text "</p></body></html>\n"

/* The shapes are those of the documentation and those that clients of the service have recorded:
 * the gateway's own, the bare one around an AWS exception, a string holding JSON, the platform's
 * and a plain string; pages come from the edge. */
static const StudioDemoFault faults[] = {
  TEXT ("unauthorized",
        401,
        JSON,
        ERROR (401, "authentication_error", "Invalid API key provided"),
        "the key is refused"),
  TEXT ("echo-key",
        400,
        JSON,
        ERROR (400, "invalid_request_error", "Bad header Authorization: " STUDIO_DEMO_QUOTE),
        "the error quotes the key"),
  TEXT ("echo-key-page",
        502,
        HTML,
        EDGE_PAGE ("502 Bad Gateway",
                   "The server did not understand:</p>\n<pre>authorization: " STUDIO_DEMO_QUOTE
                   "\nAUTHORIZATION: " STUDIO_DEMO_QUOTE_CAPITALS
                   "\nauthorization: " STUDIO_DEMO_QUOTE_ESCAPED
                   "\nauthorization: " STUDIO_DEMO_QUOTE_BASE64 "</pre>\n<p>"),
        "a page quotes the key, in capitals, escaped and in base64 too"),
  TEXT ("unpaid",
        402,
        JSON,
        "{\"id\":\"delinquent\",\"message\":\"You have an unpaid bill.\"}",
        "the account has an unpaid bill"),
  TEXT ("no-access",
        403,
        JSON,
        ERROR (403, "authorization_error", "You do not have access to that model"),
        "the key is good for another model only"),
  TEXT ("suspended",
        403,
        JSON,
        "{\"id\":\"suspended\",\"message\":\"This account is suspended.\"}",
        "the account is suspended"),
  TEXT ("waf",
        403,
        HTML,
        EDGE_PAGE ("403 ERROR", "The request could not be satisfied. Request blocked."),
        "the edge blocks the wording of the prompt with a page"),
  TEXT ("waf-json",
        403,
        JSON,
        "{\"error\":\"The request could not be satisfied\"}",
        "the edge blocks the wording of the prompt with JSON"),
  TEXT ("waf-empty", 403, HTML, "", "the edge blocks the wording of the prompt without a word"),
  TEXT ("bad-parameter",
        400,
        JSON,
        ERROR (400, "invalid_request_error", "Invalid value for parameter 'aspect_ratio'"),
        "a parameter is refused in the documented shape"),
  TEXT ("bad-parameter-bare",
        400,
        JSON,
        EXCEPTION (400,
                   "invalid_request",
                   "ValidationException: {\\\"detail\\\":\\\"Invalid field in request\\\"}"),
        "a parameter is refused in a bare object around an exception"),
  TEXT ("bad-parameter-500",
        500,
        JSON,
        EXCEPTION (500, "server_error", "ValidationException: Malformed input request"),
        "a parameter is refused as if the service had trouble"),
  TEXT ("bad-parameter-list",
        422,
        JSON,
        "{\"detail\":[{\"loc\":[\"body\",\"seed\"],\"msg\":\"Input should be a valid integer\","
        "\"type\":\"int_parsing\"}]}",
        "a parameter is refused in a list of details"),
  TEXT ("bad-parameter-named",
        400,
        JSON,
        "{\"error\":{\"message\":\"Invalid value.\",\"type\":\"invalid_request_error\","
        "\"param\":\"output_format\",\"code\":\"invalid_value\"}}",
        "a parameter is refused by its name alone"),
  TEXT ("unknown-model",
        400,
        JSON,
        ERROR (400, "invalid_request_error", "Unknown model: stable-image-ultra"),
        "the model is not known"),
  TEXT ("not-found",
        404,
        HTML,
        EDGE_PAGE ("404 Not Found", "There is nothing here."),
        "nothing is found under the address"),
  TEXT ("too-long",
        413,
        HTML,
        EDGE_PAGE ("413 Request Entity Too Large", "The request is too large."),
        "the request is too large"),
  TEXT ("error-string-json",
        403,
        JSON,
        "{\"error\":\"{\\\"code\\\":403,\\\"message\\\":\\\"you do not have access to that "
        "model\\\",\\\"type\\\":\\\"authorization_error\\\"}\"}",
        "the error is a string that holds JSON"),
  TEXT ("platform-error",
        404,
        JSON,
        "{\"id\":\"not_found\",\"message\":\"Couldn't find that model.\"}",
        "an error in the shape of the platform"),
  TEXT ("plain-error",
        400,
        JSON,
        "{\"error\":\"The prompt could not be read\"}",
        "the error is a plain string"),
  TEXT ("invalid-utf8",
        400,
        JSON,
        "{\"error\":{\"message\":\"The prompt holds \xff\xfe which cannot be read\"}}",
        "an error with bytes that are no text"),
  TEXT ("content-refused",
        400,
        JSON,
        ERROR (400, "invalid_request_error", "Filter reason: prompt"),
        "the content filter refuses"),
  TEXT ("content-refused-names",
        403,
        JSON,
        "{\"id\":\"a1b2\",\"name\":\"content_moderation\","
        "\"errors\":[\"Your request was flagged.\"]}",
        "the content filter refuses in the shape of Stability AI"),
  TEXT ("content-refused-output",
        500,
        JSON,
        ERROR (500, "server_error", "Filter reason: output image"),
        "the content filter refuses an image that was made"),
  TEXT ("filter-reason",
        200,
        JSON,
        "{\"seeds\":[7],\"finish_reasons\":[\"Filter reason: prompt\"]}",
        "success with a reason in the place of an image"),
  TEXT ("empty-data",
        200,
        JSON,
        "{\"created\":1770000000,\"data\":[]}",
        "success without an image"),
  TEXT ("no-b64",
        200,
        JSON,
        "{\"created\":1770000000,\"data\":[{\"revised_prompt\":\"\"}]}",
        "success with an item that holds no image"),
  TEXT ("empty-b64",
        200,
        JSON,
        "{\"created\":1770000000,\"data\":[{\"b64_json\":\"\",\"revised_prompt\":\"\"}]}",
        "success with an item whose image is empty"),
  TEXT ("link",
        200,
        JSON,
        "{\"created\":1770000000,\"data\":[{\"url\":\"https://elsewhere.invalid/image.png\"}]}",
        "success with a link in the place of the image"),
  TEXT ("error-in-success",
        200,
        JSON,
        ERROR (500, "server_error", "Internal server error"),
        "an error under the status of success"),
  REFUSES ("rate-limit", "retry-after", "51", 0, "too many requests"),
  REFUSES ("rate-limit-date",
           "retry-after",
           STUDIO_DEMO_FAULT_SOON,
           0,
           "too many requests, until a date that is 20 seconds ahead"),
  REFUSES ("rate-limit-bare", NULL, NULL, 0, "too many requests, and not a word of how long"),
  REFUSES ("rate-limit-once",
           "retry-after",
           "1",
           1,
           "the first request is one too many, those after it are taken"),
  TEXT ("throttled",
        503,
        JSON,
        EXCEPTION (503, "server_error", "ThrottlingException: Too many requests"),
        "too many requests behind the service"),
  TEXT ("timeout-408",
        408,
        JSON,
        ERROR (408, "server_error", "Request Timeout"),
        "the model took too long"),
  TEXT ("model-error",
        424,
        JSON,
        EXCEPTION (424, "server_error", "ModelErrorException: The model returned an error"),
        "the model breaks down"),
  TEXT ("server-error",
        500,
        JSON,
        ERROR (500, "server_error", "Internal server error"),
        "trouble inside the service"),
  TEXT ("server-error-flat",
        500,
        JSON,
        "{\"error\":\"server_error\",\"message\":\"Out of memory\"}",
        "trouble inside the service, told by a type and a message"),
  TEXT ("server-error-empty", 500, JSON, "", "trouble inside the service, without a word"),
  { "server-error-endless",
    "trouble inside the service, told at a length of half a gigabyte",
    500,
    STUDIO_DEMO_TRANSPORT_ENDLESS,
    STUDIO_DEMO_DAMAGE_TEXT,
    JSON,
    "{\"error\":{\"message\":\"It is a long story: ",
    NULL,
    NULL,
    0 },
  TEXT ("bad-gateway",
        502,
        HTML,
        EDGE_PAGE ("502 Bad Gateway", "The server returned an invalid answer."),
        "trouble behind the edge, told by a page"),
  TEXT ("unavailable",
        503,
        JSON,
        ERROR (503, "server_error", "Service unavailable"),
        "the service is down"),
  TEXT ("gateway-timeout",
        504,
        HTML,
        EDGE_PAGE ("504 Gateway Timeout", "The server did not answer in time."),
        "no answer behind the edge, told by a page"),
  TEXT ("sign-in",
        511,
        HTML,
        EDGE_PAGE ("Sign In", "This network wants you to sign in."),
        "the network wants a person to sign in"),
  TEXT_WITH_HEADER ("redirect",
                    307,
                    "",
                    "location",
                    "https://elsewhere.invalid/v1/images/generations",
                    "sends the client to another origin"),
  TEXT ("empty-body", 200, JSON, "", "success without a body"),
  TEXT ("not-json", 200, JSON, "created: now, data: none", "success that is not JSON"),
  TEXT ("html",
        200,
        HTML,
        EDGE_PAGE ("Welcome", "Please sign in to this network."),
        "a page, as captive portals deliver it"),
  DAMAGED ("truncated", HALF_JSON, "the JSON text ends inside the base64"),
  DAMAGED ("broken-base64", BROKEN_BASE64, "the base64 holds other bytes"),
  DAMAGED ("not-an-image", NOT_AN_IMAGE, "the base64 holds words instead of an image"),
  DAMAGED ("broken-image", HALF_IMAGE, "the image ends in the middle"),
  DAMAGED ("wrong-format", OTHER_FORMAT, "the image comes in the format not asked for"),
  DAMAGED ("two-images", TWO_IMAGES, "the answer holds the image twice"),
  DAMAGED ("revised-prompt", REVISED_PROMPT, "the answer says what became of the prompt"),
  DAMAGED ("image-alone", BARE, "the answer holds the image and nothing beside it"),
  DAMAGED ("data-prefix", DATA_PREFIX, "the base64 is written as a data: address"),
  DAMAGED ("url-safe-base64", URL_SAFE, "the base64 uses the alphabet for addresses"),
  DAMAGED ("line-breaks", LINE_BREAKS, "the base64 is broken into lines"),
  DAMAGED ("no-padding", NO_PADDING, "the base64 lacks the = at its end"),
  PACKED ("gzip", GZIP, "the answer is packed"),
  PACKED ("broken-gzip", BROKEN_GZIP, "the answer is packed and the packing is broken"),
  TRAVELS ("cut-off", CUT_OFF, "the connection is closed in the middle of the body"),
  TRAVELS ("long-length", LONG_LENGTH, "the length is more than what comes"),
  TRAVELS ("short-length", SHORT_LENGTH, "the length is less than what comes"),
  TRAVELS ("open-end", OPEN_END, "the body is whole, but its end does not come"),
  TRAVELS ("reset", RESET, "the connection is reset before any answer"),
  TRAVELS ("hang-up", HANG_UP, "the connection is closed before any answer"),
  TRAVELS ("not-http", NOT_HTTP, "what answers speaks another protocol"),
  TRAVELS ("no-answer", SILENCE, "nothing comes at all"),
  TRAVELS ("stall", STALL, "the headers come, then nothing more"),
  TRAVELS ("slow", SLOW, "the body comes in drips of half a kilobyte"),
  TRAVELS ("too-large", ENDLESS, "the base64 goes on for half a gigabyte"),
};

/**
 * studio_demo_fault_get_all:
 * @n_faults: (out): how many
 *
 * Returns: (transfer none) (array length=n_faults): all faults, those of a kind together
 */
const StudioDemoFault *
studio_demo_fault_get_all (gsize *n_faults)
{
  *n_faults = G_N_ELEMENTS (faults);
  return faults;
}
