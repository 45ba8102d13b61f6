/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-address.h"
#include "studio-error.h"

#include <string.h>

static void
test_addresses (void)
{
  static const char *const cases[][2] = {
    { "https://us.inference.heroku.com", "https://us.inference.heroku.com" },
    { "us.inference.heroku.com", "https://us.inference.heroku.com" },
    { "  https://us.inference.heroku.com/ \r\n", "https://us.inference.heroku.com" },
    { "\"https://us.inference.heroku.com\"", "https://us.inference.heroku.com" },
    { "' https://us.inference.heroku.com '", "https://us.inference.heroku.com" },
    { "HTTPS://US.Inference.Heroku.COM", "https://us.inference.heroku.com" },
    { "https://us.inference.heroku.com/v1", "https://us.inference.heroku.com" },
    { "https://us.inference.heroku.com/v1/", "https://us.inference.heroku.com" },
    { "https://us.inference.heroku.com//", "https://us.inference.heroku.com" },
    { "us.inference.heroku.com/v1/images/generations", "https://us.inference.heroku.com" },
    { "https://us.inference.heroku.com/v1/images/generations/", "https://us.inference.heroku.com" },
    { "https://example.com:8443/v1", "https://example.com:8443" },
    { "example.com:8443", "https://example.com:8443" },
    { "http://localhost:8080/v1", "http://localhost:8080" },
    { "localhost:8080", "http://localhost:8080" },
    { "127.0.0.1:1234", "http://127.0.0.1:1234" },
    { "http://127.4.5.6", "http://127.4.5.6" },
    { "[::1]:99", "http://[::1]:99" },
    { "https://[2001:db8::1]/", "https://[2001:db8::1]" },
    { "https://bücher.example", "https://xn--bcher-kva.example" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *address = studio_address_normalise (cases[i][0], &error);
      g_assert_no_error (error);
      g_assert_cmpstr (address, ==, cases[i][1]);
      g_autofree char *again = studio_address_normalise (address, NULL);
      g_assert_cmpstr (again, ==, address);
    }
}

static void
test_refused_addresses (void)
{
  static const char *const cases[] = {
    "",
    "   ",
    "\"\"",
    "http://us.inference.heroku.com",
    "http://127.0.0.1.example.com",
    "http://localhost.example.com",
    "http://128.0.0.1",
    "http://[::2]",
    "ftp://example.com",
    "file:///etc/passwd",
    "https://",
    "https:///v1",
    "https://user@example.com",
    "https://user:pass@example.com",
    "http://localhost@example.com",
    "https://example.com/?a=b",
    "https://example.com/#x",
    "https://example.com/openai",
    "https://example.com/v1/chat/completions",
    "https://exa mple.com",
    "https://example.com\nhttps://other.example",
    "https://exa%00mple.com",
    "https://exa%2fmple.com",
    "https://example.com:99999",
    "https://example.com\\@other.example",
    "inf-0123456789abcdef01234",
    "https://INF-0123456789abcdef01234/v1",
    "http://inf-0123456789abcdef01234@localhost",
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_test_message ("%s", cases[i]);
      g_assert_null (studio_address_normalise (cases[i], &error));
      g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_ADDRESS);
    }
  g_assert_null (studio_address_normalise (NULL, NULL));
  g_autofree char *host = g_strnfill (3000, 'a');
  g_assert_null (studio_address_normalise (host, NULL));
}

static void
test_hosts (void)
{
  g_autofree char *host = studio_address_dup_host ("https://us.inference.heroku.com:8443");
  g_assert_cmpstr (host, ==, "us.inference.heroku.com");
  g_autofree char *none = studio_address_dup_host ("no address at all");
  g_assert_cmpstr (none, ==, "");
  g_assert_true (studio_address_is_loopback ("http://localhost:1"));
  g_assert_true (studio_address_is_loopback ("http://127.9.9.9"));
  g_assert_true (studio_address_is_loopback ("http://[::1]:5"));
  g_assert_false (studio_address_is_loopback ("https://us.inference.heroku.com"));
  g_assert_false (studio_address_is_loopback ("https://127.0.0.1.example.com"));
}

static void
test_keys (void)
{
  static const char *const good[][2] = {
    { "inf-abc", "inf-abc" },       { "  inf-abc\n", "inf-abc" }, { "\"inf-abc\"", "inf-abc" },
    { "'inf-abc'\r\n", "inf-abc" }, { "a\"b", "a\"b" },
  };
  static const char *const bad[] = { "",         " ",        "''",       "inf abc", "inf\nabc",
                                     "inf\tabc", "inf-\x01", "inf-\x7f", "inf-ä" };
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *key = studio_key_normalise (good[i][0], NULL);
      g_assert_cmpstr (key, ==, good[i][1]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (studio_key_normalise (bad[i], &error));
      g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_KEY);
      g_assert_null (strstr (error->message, "inf"));
    }
  g_assert_null (studio_key_normalise (NULL, NULL));
  g_autofree char *longest = g_strnfill (3000, 'k');
  g_assert_null (studio_key_normalise (longest, NULL));
}

static void
test_models (void)
{
  static const char *const cases[][2] = {
    { "stable-image-ultra", "stable-image-ultra" },
    { "stability-image-ultra", "stable-image-ultra" },
    { " \"stable-image-ultra\" ", "stable-image-ultra" },
    { "", "stable-image-ultra" },
    { "other", "other" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *model = studio_model_normalise (cases[i][0]);
      g_assert_cmpstr (model, ==, cases[i][1]);
    }
  g_autofree char *none = studio_model_normalise (NULL);
  g_assert_cmpstr (none, ==, "stable-image-ultra");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/address/addresses", test_addresses);
  g_test_add_func ("/address/refused-addresses", test_refused_addresses);
  g_test_add_func ("/address/hosts", test_hosts);
  g_test_add_func ("/address/keys", test_keys);
  g_test_add_func ("/address/models", test_models);
  return g_test_run ();
}
