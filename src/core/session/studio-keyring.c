/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-keyring.h"

G_DEFINE_INTERFACE (StudioKeyring, studio_keyring, G_TYPE_OBJECT)

static void
studio_keyring_default_init (G_GNUC_UNUSED StudioKeyringInterface *iface)
{
}

/**
 * studio_keyring_store:
 * @self: a keyring
 * @name: the name of the connection
 * @address: the service's normalised address; the key is found by both
 * @key: the key
 * @cancellable: (nullable): a cancellable
 * @error: return location; %STUDIO_ERROR_KEYRING
 *
 * Keeps @key, in the place of an earlier one for @name and @address. Blocking.
 *
 * Returns: whether it is kept
 */
gboolean
studio_keyring_store (StudioKeyring *self,
                      const char *name,
                      const char *address,
                      const char *key,
                      GCancellable *cancellable,
                      GError **error)
{
  return STUDIO_KEYRING_GET_IFACE (self)->store (self, name, address, key, cancellable, error);
}

/**
 * studio_keyring_lookup:
 * @self: a keyring
 * @name: the name of the connection
 * @address: the service's normalised address
 * @cancellable: (nullable): a cancellable
 * @error: return location; %STUDIO_ERROR_KEYRING
 *
 * Finds the key of @name for @address. Blocking; may wait for a person to unlock the keyring.
 *
 * Returns: (transfer full) (nullable): the key; %NULL without an error where there is none
 */
char *
studio_keyring_lookup (StudioKeyring *self,
                       const char *name,
                       const char *address,
                       GCancellable *cancellable,
                       GError **error)
{
  return STUDIO_KEYRING_GET_IFACE (self)->lookup (self, name, address, cancellable, error);
}

/**
 * studio_keyring_clear:
 * @self: a keyring
 * @name: the name of the connection
 * @address: the service's normalised address
 * @cancellable: (nullable): a cancellable
 * @error: return location; %STUDIO_ERROR_KEYRING
 *
 * Removes the key of @name for @address, if there is one. Blocking.
 *
 * Returns: whether no key is left
 */
gboolean
studio_keyring_clear (StudioKeyring *self,
                      const char *name,
                      const char *address,
                      GCancellable *cancellable,
                      GError **error)
{
  return STUDIO_KEYRING_GET_IFACE (self)->clear (self, name, address, cancellable, error);
}
