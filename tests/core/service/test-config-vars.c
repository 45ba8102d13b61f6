/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-config-vars.h"
#include "studio-config-text.h"
#include "studio-error.h"
#include "studio-secret.h"

#include <string.h>

#define US "https://us.inference.heroku.com"
#define EU "https://eu.inference.heroku.com"
#define KEY "inf-0123456789abcdef"

typedef struct
{
  const char *name;
  const char *text;
  const char *alias;
  const char *address;
  const char *key;
  const char *model;
} Case;

static const Case cases[] = {
  { "table",
    "=== app Config Vars\n\nDATABASE_URL:       postgres://u:canary@db/x\n"
    "DIFFUSION_KEY:      " KEY "\nDIFFUSION_MODEL_ID: stable-image-ultra\n"
    "DIFFUSION_URL:      " US "\n",
    "DIFFUSION",
    US,
    KEY,
    "stable-image-ultra" },
  { "table-crlf-indented",
    "  === \xe2\xac\xa2 app Config Vars\r\n\tDIFFUSION_KEY: " KEY " \r\n  DIFFUSION_URL: " US
    "\r\n",
    "DIFFUSION",
    US,
    KEY,
    NULL },
  { "prompt-and-byte-order-mark",
    "\xef\xbb\xbf$ heroku config -a app\nDIFFUSION_KEY: " KEY "\nDIFFUSION_URL: " US,
    "DIFFUSION",
    US,
    KEY,
    NULL },
  { "shell",
    "DIFFUSION_KEY=" KEY "\nDIFFUSION_URL='" US "'\nOTHER='it'\\''s'\n",
    "DIFFUSION",
    US,
    KEY,
    NULL },
  { "shell-quoted-key",
    "DIFFUSION_KEY='it'\\''s'\\ \"\\\"a\\$\\b\"\nDIFFUSION_URL=" US,
    "DIFFUSION",
    US,
    "it's \"a$\\b",
    NULL },
  { "shell-many-lines-in-a-value",
    "A_PEM='-----BEGIN\nDIFFUSION_URL=https://evil.example\n-----END'\n"
    "DIFFUSION_KEY=" KEY "\nDIFFUSION_URL=" US,
    "DIFFUSION",
    US,
    KEY,
    NULL },
  { "env-apostrophes-and-open-quotes",
    "GREETING=it's\nDIFFUSION_KEY=\"" KEY "\" # the key\nDIFFUSION_URL = " US "\nX=\"open\n",
    "DIFFUSION",
    US,
    KEY,
    NULL },
  { "export",
    "export DIFFUSION_URL=" US "/v1\nexport DIFFUSION_KEY=" KEY "\n",
    "DIFFUSION",
    US "/v1",
    KEY,
    NULL },
  { "declare",
    "declare -x DIFFUSION_URL=\"" US "\"\ndeclare -x DIFFUSION_KEY=\"" KEY "\"\n",
    "DIFFUSION",
    US,
    KEY,
    NULL },
  { "one-line",
    "DIFFUSION_URL=" US " DIFFUSION_KEY=" KEY " DIFFUSION_MODEL_ID=stability-image-ultra node x",
    "DIFFUSION",
    US,
    KEY,
    "stable-image-ultra" },
  { "json",
    "{\"A\":{\"DIFFUSION_KEY\":\"no\"},\"N\":null,\"L\":[\"DIFFUSION_URL\",{\"a\":\"b\"}],"
    "\"DIFFUSION_KEY\":\"" KEY "\", \"DIFFUSION_URL\" : \"https:\\/\\/us.inference.heroku.com\"}",
    "DIFFUSION",
    US,
    KEY,
    NULL },
  { "json-escapes",
    " {\"DIFFUSION_\\u004bEY\":\"\\\"\\\\\\u00e9\\ud83d\\ude00\\ud83d\\n\\u0000\","
    "\"DIFFUSION_URL\":\"" US "\"}\n",
    "DIFFUSION",
    US,
    "\"\\\xc3\xa9\xf0\x9f\x98\x80\xef\xbf\xbd\n\xef\xbf\xbd",
    NULL },
  { "piece-of-json",
    "  \"DIFFUSION_KEY\": \"" KEY "\",\n  \"DIFFUSION_URL\": \"" US "\"\n",
    "DIFFUSION",
    "\"" US "\"",
    "\"" KEY "\"",
    NULL },
  { "any-host-for-known-names",
    "INFERENCE_URL=https://proxy.example\nINFERENCE_KEY=k",
    "INFERENCE",
    "https://proxy.example",
    "k",
    NULL },
  { "colour",
    "INFERENCE_MAROON_URL=" EU "\nINFERENCE_MAROON_KEY=" KEY "\nDATABASE_URL=postgres://x/y",
    "INFERENCE_MAROON",
    EU,
    KEY,
    NULL },
  { "old-host",
    "CHAT_URL=https://inference-abc.heroku.com\nCHAT_KEY=" KEY,
    "CHAT",
    "https://inference-abc.heroku.com",
    KEY,
    NULL },
  { "loopback",
    "MY_URL=http://127.0.0.1:4000\nMY_KEY=k",
    "MY",
    "http://127.0.0.1:4000",
    "k",
    NULL },
  { "diffusion-before-all",
    "A_URL=" EU "\nA_KEY=a\nA_MODEL_ID=stable-image-ultra\nINFERENCE_URL=" EU
    "\nINFERENCE_KEY=i\nDIFFUSION_URL=" US "\nDIFFUSION_KEY=d\nDIFFUSION_MODEL_ID=other\n",
    "DIFFUSION",
    US,
    "d",
    "other" },
  { "image-model-before-inference",
    "INFERENCE_URL=" EU "\nINFERENCE_KEY=i\nINFERENCE_MODEL_ID=claude\nZ_URL=" US
    "\nZ_KEY=z\nZ_MODEL_ID=stability-image-ultra\n",
    "Z",
    US,
    "z",
    "stable-image-ultra" },
  { "inference-before-others",
    "A_URL=" US "\nA_KEY=a\nINFERENCE_URL=" EU "\nINFERENCE_KEY=i",
    "INFERENCE",
    EU,
    "i",
    NULL },
  { "first-of-others", "B_URL=" US "\nB_KEY=b\nA_URL=" EU "\nA_KEY=a", "A", EU, "a", NULL },
  { "half-before-whole",
    "DIFFUSION_URL=" EU "\nINFERENCE_URL=" US "\nINFERENCE_KEY=i",
    "INFERENCE",
    US,
    "i",
    NULL },
  { "the-same-twice",
    "DIFFUSION_URL=" US "\nDIFFUSION_URL=" US "\nDIFFUSION_KEY=d",
    "DIFFUSION",
    US,
    "d",
    NULL },
};

static void
test_forms (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *each = &cases[i];
      g_autoptr (GError) error = NULL;
      g_autoptr (StudioConfigVars) vars = studio_config_vars_read (
          each->text, strlen (each->text), &error);

      g_test_message ("%s", each->name);
      g_assert_no_error (error);
      g_assert_cmpstr (vars->alias, ==, each->alias);
      g_assert_cmpstr (vars->address, ==, each->address);
      g_assert_cmpstr (vars->key, ==, each->key);
      g_assert_cmpstr (vars->model, ==, each->model);
    }
}

static const char *const refused[][2] = {
  { "", "no config variables" },
  { " \n\t", "neither DIFFUSION_URL and DIFFUSION_KEY" },
  { "canary-secret", "neither" },
  { "DIFFUSION_URL: " US, "have DIFFUSION_URL but not DIFFUSION_KEY" },
  { "DIFFUSION_KEY: canary-secret\nDIFFUSION_URL:\n", "have DIFFUSION_KEY but not DIFFUSION_URL" },
  { "{\"INFERENCE_KEY\": \"canary-secret\"}", "have INFERENCE_KEY but not INFERENCE_URL" },
  { "MY_KEY=inf-canary-secret", "have MY_KEY but not MY_URL" },
  { "MY_URL=" US, "have MY_URL but not MY_KEY" },
  { "STRIPE_URL=https://api.stripe.example\nSTRIPE_KEY=canary-secret", "neither" },
  { "STRIPE_KEY=canary-secret", "neither" },
  { "EVIL_URL=https://us.inference.heroku.com.evil.example\nEVIL_KEY=canary-secret", "neither" },
  { "EVIL_URL=https://evilinference.heroku.com\nEVIL_KEY=canary-secret", "neither" },
  { "PLAIN_URL=http://us.inference.heroku.com\nPLAIN_KEY=canary-secret", "neither" },
  { "_URL=" US "\n_KEY=canary-secret\n1_URL=" US "\n1_KEY=canary-secret", "neither" },
  { "DIFFUSION_URL=" US "\nDIFFUSION_URL=" EU "\nDIFFUSION_KEY=canary-secret",
    "DIFFUSION_URL twice" },
  { "DIFFUSION_URL=" US "\nDIFFUSION_KEY=canary-secret\nDIFFUSION_KEY=canary-other",
    "DIFFUSION_KEY twice" },
  { "DIFFUSION_KEY=canary\xff\nDIFFUSION_URL=" US, "no text" },
  { "{\"DIFFUSION_KEY\": \"canary-secret\", \"DIFFUSION_URL\": ", "neither" },
};

static void
test_refused (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (studio_config_vars_read (refused[i][0], strlen (refused[i][0]), &error));
      g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_CONFIG_VARS);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, refused[i][1]));
      g_assert_null (strstr (error->message, "canary"));
      g_assert_true (g_str_has_suffix (error->message, "."));
    }
}

static void
test_bounded (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *large = g_malloc (STUDIO_CONFIG_VARS_MAX + 1);
  memset (large, 'A', STUDIO_CONFIG_VARS_MAX + 1);
  g_assert_null (studio_config_vars_read (large, STUDIO_CONFIG_VARS_MAX + 1, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_CONFIG_VARS);
  g_assert_nonnull (strstr (error->message, "too long"));
  g_clear_error (&error);
  g_assert_null (studio_config_vars_read (large, STUDIO_CONFIG_VARS_MAX, &error));
  g_assert_nonnull (strstr (error->message, "neither"));
  /* UTF-16, as a redirection on Windows makes it. */
  g_clear_error (&error);
  g_assert_null (studio_config_vars_read ("D\0I\0", 4, &error));
  g_assert_nonnull (strstr (error->message, "no text"));
}

/* Many quotation marks and many variables take no longer than reading them. */
static void
test_large_and_nasty (void)
{
  static const char *const pieces[] = {
    "A=\"\\\"", "A='", "K%u_KEY=x\nK%u_URL=" US "\n", "\"", "a:"
  };
  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (StudioConfigVars) vars = NULL;
      for (guint n = 0; text->len < STUDIO_CONFIG_VARS_MAX - 200; n++)
        if (strchr (pieces[i], '%') != NULL)
          g_string_append_printf (text, "K%u_KEY=x\nK%u_URL=" US "\n", n, n);
        else
          g_string_append (text, pieces[i]);
      vars = studio_config_vars_read (text->str, text->len, NULL);
      g_assert_true ((vars != NULL) == (i == 2));
    }
}

static void
count_cb (const char *name, const char *value, gpointer user_data)
{
  g_string_append_printf (user_data, "%s=%s;", name, value);
}

static void
test_text (void)
{
  g_autoptr (GString) seen = g_string_new (NULL);
  studio_config_text_scan_lines ("a: b\nC=\nnot a variable\nD=e F=g\nH", count_cb, seen);
  g_assert_cmpstr (seen->str, ==, "a=b;C=;D=e;F=g;");
  g_string_truncate (seen, 0);
  studio_config_text_scan_object (
      "{\"a\":\"b\",\"c\":1,\"d\":{\"e\":\"f\"},\"g\":\"\"}", count_cb, seen);
  g_assert_cmpstr (seen->str, ==, "a=b;g=;");
}

static void
test_secret (void)
{
  g_autoptr (StudioSecret) secret = g_strdup ("x");
  g_assert_cmpstr (secret, ==, "x");
  studio_secret_free (NULL);
  studio_config_vars_free (NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/config-vars/forms", test_forms);
  g_test_add_func ("/config-vars/refused", test_refused);
  g_test_add_func ("/config-vars/bounded", test_bounded);
  g_test_add_func ("/config-vars/large-and-nasty", test_large_and_nasty);
  g_test_add_func ("/config-vars/text", test_text);
  g_test_add_func ("/config-vars/secret", test_secret);
  return g_test_run ();
}
