/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-secret-keyring.h"

#include "studio-error.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>

struct _StudioSecretKeyring
{
  GObject parent_instance;
};

static const SecretSchema schema = {
  .name = "com.example.UltraStudio.Connection",
  .flags = SECRET_SCHEMA_NONE,
  .attributes = { { "name", SECRET_SCHEMA_ATTRIBUTE_STRING },
                  { "address", SECRET_SCHEMA_ATTRIBUTE_STRING } },
};

/* libsecret reports through several domains (D-Bus, GIO, its own); what matters to a person is
 * that the keyring is not to be had, and why. */
static void
take_error (GError *failure, GError **error)
{
  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, failure);
      return;
    }
  g_dbus_error_strip_remote_error (failure);
  g_set_error (error,
               STUDIO_ERROR,
               STUDIO_ERROR_KEYRING,
               /* Translators: %s is the reason as the system gives it, mostly in English. */
               _ ("The keyring cannot be used: %s."),
               failure->message);
  g_error_free (failure);
}

/* Newer versions of libsecret print a warning where there is no session bus; asking first keeps
 * the core silent. A backend that is named in the environment may need none. */
static gboolean
reach_bus (GCancellable *cancellable, GError **failure)
{
  if (g_getenv ("SECRET_BACKEND") != NULL)
    return TRUE;
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, cancellable, failure);
  return bus != NULL;
}

static gboolean
store (G_GNUC_UNUSED StudioKeyring *keyring,
       const char *name,
       const char *address,
       const char *key,
       GCancellable *cancellable,
       GError **error)
{
  GError *failure = NULL;
  g_autofree char *label = g_strdup_printf (_ ("Ultra Studio key for %s (%s)"), address, name);
  if (reach_bus (cancellable, &failure))
    secret_password_store_sync (&schema,
                                SECRET_COLLECTION_DEFAULT,
                                label,
                                key,
                                cancellable,
                                &failure,
                                "name",
                                name,
                                "address",
                                address,
                                NULL);
  if (failure == NULL)
    return TRUE;
  take_error (failure, error);
  return FALSE;
}

static char *
lookup (G_GNUC_UNUSED StudioKeyring *keyring,
        const char *name,
        const char *address,
        GCancellable *cancellable,
        GError **error)
{
  GError *failure = NULL;
  char *found = NULL;
  if (reach_bus (cancellable, &failure))
    found = secret_password_lookup_sync (
        &schema, cancellable, &failure, "name", name, "address", address, NULL);
  char *key = g_strdup (found);
  g_clear_pointer (&found, secret_password_free);
  if (failure != NULL)
    take_error (failure, error);
  return key;
}

static gboolean
clear (G_GNUC_UNUSED StudioKeyring *keyring,
       const char *name,
       const char *address,
       GCancellable *cancellable,
       GError **error)
{
  GError *failure = NULL;
  if (reach_bus (cancellable, &failure))
    secret_password_clear_sync (
        &schema, cancellable, &failure, "name", name, "address", address, NULL);
  if (failure == NULL)
    return TRUE;
  take_error (failure, error);
  return FALSE;
}

static void
init_keyring (StudioKeyringInterface *iface)
{
  iface->store = store;
  iface->lookup = lookup;
  iface->clear = clear;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (StudioSecretKeyring,
                               studio_secret_keyring,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (STUDIO_TYPE_KEYRING, init_keyring))

static void
studio_secret_keyring_class_init (G_GNUC_UNUSED StudioSecretKeyringClass *klass)
{
}

static void
studio_secret_keyring_init (G_GNUC_UNUSED StudioSecretKeyring *self)
{
}

/**
 * studio_secret_keyring_new:
 *
 * Returns: (transfer full): the desktop's keyring; whether there is one shows when it is used
 */
StudioKeyring *
studio_secret_keyring_new (void)
{
  return g_object_new (STUDIO_TYPE_SECRET_KEYRING, NULL);
}
