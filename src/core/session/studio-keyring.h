/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StudioKeyring:
 *
 * Where keys are kept: the desktop's keyring through libsecret (in a sandbox the Secret portal),
 * or, for tests, memory. Never a plain file. Functions block on D-Bus and are for workers.
 */
#define STUDIO_TYPE_KEYRING (studio_keyring_get_type ())
G_DECLARE_INTERFACE (StudioKeyring, studio_keyring, STUDIO, KEYRING, GObject)

struct _StudioKeyringInterface
{
  GTypeInterface parent_iface;

  gboolean (*store) (StudioKeyring *self,
                     const char *name,
                     const char *address,
                     const char *key,
                     GCancellable *cancellable,
                     GError **error);
  char *(*lookup) (StudioKeyring *self,
                   const char *name,
                   const char *address,
                   GCancellable *cancellable,
                   GError **error);
  gboolean (*clear) (StudioKeyring *self,
                     const char *name,
                     const char *address,
                     GCancellable *cancellable,
                     GError **error);
};

gboolean studio_keyring_store (StudioKeyring *self,
                               const char *name,
                               const char *address,
                               const char *key,
                               GCancellable *cancellable,
                               GError **error);
char *studio_keyring_lookup (StudioKeyring *self,
                             const char *name,
                             const char *address,
                             GCancellable *cancellable,
                             GError **error);
gboolean studio_keyring_clear (StudioKeyring *self,
                               const char *name,
                               const char *address,
                               GCancellable *cancellable,
                               GError **error);

G_END_DECLS
