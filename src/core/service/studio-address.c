/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-address.h"

#include "studio-error.h"
#include "studio-request.h"
#include "studio-secret.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* Longer than any address or key can be; what is longer was pasted by mistake. */
#define TEXT_MAX 2048

static gboolean
refuse (StudioErrorCode code, const char *message, GError **error)
{
  g_set_error_literal (error, STUDIO_ERROR, (int) code, message);
  return FALSE;
}

static gboolean
is_quote (const char *text, gsize length)
{
  char first = text[0];
  return length >= 2 && (first == '"' || first == '\'' || first == '`')
         && text[length - 1] == first;
}

/* What people copy has white space and quotation marks about it. */
static char *
trim (const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strndup (text == NULL ? "" : text, TEXT_MAX + 1));
  gsize length = strlen (trimmed);
  while (is_quote (trimmed, length))
    {
      trimmed[length - 1] = '\0';
      memmove (trimmed, trimmed + 1, length - 1);
      g_strstrip (trimmed);
      length = strlen (trimmed);
    }
  return g_steal_pointer (&trimmed);
}

static gboolean
is_loopback_host (const char *host)
{
  if (g_ascii_strcasecmp (host, "localhost") == 0)
    return TRUE;
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);
  return address != NULL && g_inet_address_get_is_loopback (address);
}

static gboolean
cut_suffix (char *text, const char *suffix)
{
  if (!g_str_has_suffix (text, suffix))
    return FALSE;
  text[strlen (text) - strlen (suffix)] = '\0';
  return TRUE;
}

static void
cut_slashes (char *text)
{
  while (cut_suffix (text, "/"))
    continue;
}

/* The parts of the path that the client itself adds. */
static void
cut_endpoint (char *path)
{
  cut_slashes (path);
  if (cut_suffix (path, "/images/generations"))
    cut_slashes (path);
  if (cut_suffix (path, "/v1"))
    cut_slashes (path);
}

static gboolean
check_scheme (const char *scheme, const char *host, GError **error)
{
  if (g_strcmp0 (scheme, "https") == 0)
    return TRUE;
  if (g_strcmp0 (scheme, "http") != 0)
    return refuse (STUDIO_ERROR_ADDRESS, _ ("The address must begin with https://."), error);
  if (!is_loopback_host (host))
    return refuse (STUDIO_ERROR_ADDRESS,
                   _ ("The key would travel unencrypted: the address must begin with https://."),
                   error);
  return TRUE;
}

static gboolean
check_host (const char *host, GError **error)
{
  if (studio_secret_is_likely (host))
    return refuse (STUDIO_ERROR_ADDRESS, _ ("This is a key, not an address."), error);
  gboolean good = *host != '\0' && strlen (host) <= 253;
  /* A colon stands in IPv6 addresses only, which the parser has checked. */
  for (const char *at = host; good && *at != '\0'; at++)
    good = g_ascii_isalnum (*at) || strchr ("-._:", *at) != NULL;
  if (!good)
    return refuse (STUDIO_ERROR_ADDRESS, _ ("The address names no usable host."), error);
  return TRUE;
}

static gboolean
check_parts (GUri *uri, GError **error)
{
  if (g_uri_get_userinfo (uri) != NULL)
    return refuse (
        STUDIO_ERROR_ADDRESS, _ ("The address must hold no user name and no password."), error);
  if (g_uri_get_query (uri) != NULL || g_uri_get_fragment (uri) != NULL)
    return refuse (STUDIO_ERROR_ADDRESS, _ ("The address must hold no “?” and no “#”."), error);
  g_autofree char *path = g_strdup (g_uri_get_path (uri));
  cut_endpoint (path);
  if (*path != '\0')
    return refuse (STUDIO_ERROR_ADDRESS,
                   _ ("The address must end with the host: the path is added by this program."),
                   error);
  return TRUE;
}

static char *
add_scheme (const char *text)
{
  if (strstr (text, "://") != NULL)
    return g_strdup (text);
  g_autofree char *guess = g_strconcat ("http://", text, NULL);
  g_autoptr (GUri) uri = g_uri_parse (guess, G_URI_FLAGS_NONE, NULL);
  if (uri != NULL && g_uri_get_host (uri) != NULL && is_loopback_host (g_uri_get_host (uri)))
    return g_steal_pointer (&guess);
  return g_strconcat ("https://", text, NULL);
}

static char *
find_host (GUri *uri)
{
  const char *host = g_uri_get_host (uri);
  g_autofree char *ascii = host == NULL ? NULL : g_hostname_to_ascii (host);
  return ascii == NULL ? g_strdup ("") : g_ascii_strdown (ascii, -1);
}

/**
 * studio_address_normalise:
 * @text: (nullable): what was typed, pasted or found as `DIFFUSION_URL`
 * @error: return location; %STUDIO_ERROR_ADDRESS
 *
 * Trims, adds `https://` (`http://` for this computer), drops a trailing `/`, `/v1` or
 * `/v1/images/generations`. Plain http is for loopback only: the key goes along with every request.
 *
 * Returns: (transfer full): `scheme://host[:port]`, or %NULL
 */
char *
studio_address_normalise (const char *text, GError **error)
{
  g_autofree char *trimmed = trim (text);
  if (*trimmed == '\0')
    {
      refuse (STUDIO_ERROR_ADDRESS, _ ("The address is empty."), error);
      return NULL;
    }
  g_autofree char *full = add_scheme (trimmed);
  g_autoptr (GUri) uri = strlen (trimmed) > TEXT_MAX || strpbrk (trimmed, " \t\r\n\\") != NULL
                             ? NULL
                             : g_uri_parse (full, G_URI_FLAGS_NONE, NULL);
  if (uri == NULL)
    {
      refuse (STUDIO_ERROR_ADDRESS, _ ("The address cannot be read."), error);
      return NULL;
    }
  g_autofree char *host = find_host (uri);
  if (!check_host (host, error) || !check_scheme (g_uri_get_scheme (uri), host, error)
      || !check_parts (uri, error))
    return NULL;
  int port = g_uri_get_port (uri);
  return g_uri_join (
      G_URI_FLAGS_NONE, g_uri_get_scheme (uri), NULL, host, port > 0 ? port : -1, "", NULL, NULL);
}

/**
 * studio_address_dup_host:
 * @address: a normalised address
 *
 * Returns: (transfer full): its host without the port, to show to a person; empty for no address
 */
char *
studio_address_dup_host (const char *address)
{
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_NONE, NULL);
  return uri == NULL ? g_strdup ("") : find_host (uri);
}

/**
 * studio_address_is_loopback:
 * @address: a normalised address
 *
 * Returns: whether it is this computer: 127.0.0.0/8, ::1 or localhost
 */
gboolean
studio_address_is_loopback (const char *address)
{
  g_autofree char *host = studio_address_dup_host (address);
  return is_loopback_host (host);
}

/**
 * studio_key_normalise:
 * @text: (nullable): what was typed, pasted or found as `DIFFUSION_KEY`
 * @error: return location; %STUDIO_ERROR_KEY, whose message does not quote the key
 *
 * Trims white space and quotation marks. A key goes into a header as it is, so nothing but
 * printable ASCII without white space can be one.
 *
 * Returns: (transfer full): the key, or %NULL
 */
char *
studio_key_normalise (const char *text, GError **error)
{
  g_autofree char *key = trim (text);
  const char *message = NULL;

  if (*key == '\0')
    message = _ ("The key is empty.");
  else if (strlen (key) > TEXT_MAX)
    message = _ ("The key is too long to be one.");
  for (const char *at = key; message == NULL && *at != '\0'; at++)
    if (g_ascii_isspace (*at))
      message = _ ("The key holds white space or a line break.");
    else if (!g_ascii_isgraph (*at))
      message = _ ("The key holds a character that no key has.");
  if (message == NULL)
    return g_steal_pointer (&key);
  refuse (STUDIO_ERROR_KEY, message, error);
  return NULL;
}

/**
 * studio_model_normalise:
 * @text: (nullable): what was typed, pasted or found as `DIFFUSION_MODEL_ID`
 *
 * Corrects `stability-image-ultra`, as the first guides of Heroku spelled the model.
 *
 * Returns: (transfer full): a model id, the default where there is none; whether it may be sent is
 *   for studio_request_validate() to say
 */
char *
studio_model_normalise (const char *text)
{
  g_autofree char *model = trim (text);
  if (*model == '\0' || g_ascii_strcasecmp (model, "stability-image-ultra") == 0)
    return g_strdup (STUDIO_DEFAULT_MODEL);
  return g_steal_pointer (&model);
}
