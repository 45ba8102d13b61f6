/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-memory-keyring.h"

#include "studio-error.h"

struct _StudioMemoryKeyring
{
  GObject parent_instance;

  GMutex lock;
  GHashTable *keys;
  gboolean refusing;
};

static void init_keyring (StudioKeyringInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StudioMemoryKeyring,
                               studio_memory_keyring,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (STUDIO_TYPE_KEYRING, init_keyring))

static gboolean
check (StudioMemoryKeyring *self, GError **error)
{
  if (self->refusing)
    g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_KEYRING, "The keyring is locked.");
  return !self->refusing;
}

static char *
join (const char *name, const char *address)
{
  return g_strdup_printf ("%s\n%s", name, address);
}

static gboolean
store (StudioKeyring *keyring,
       const char *name,
       const char *address,
       const char *key,
       G_GNUC_UNUSED GCancellable *cancellable,
       GError **error)
{
  StudioMemoryKeyring *self = STUDIO_MEMORY_KEYRING (keyring);

  if (!check (self, error))
    return FALSE;
  g_mutex_lock (&self->lock);
  g_hash_table_insert (self->keys, join (name, address), g_strdup (key));
  g_mutex_unlock (&self->lock);
  return TRUE;
}

static char *
lookup (StudioKeyring *keyring,
        const char *name,
        const char *address,
        G_GNUC_UNUSED GCancellable *cancellable,
        GError **error)
{
  StudioMemoryKeyring *self = STUDIO_MEMORY_KEYRING (keyring);

  if (!check (self, error))
    return NULL;
  g_mutex_lock (&self->lock);
  g_autofree char *item = join (name, address);
  char *key = g_strdup (g_hash_table_lookup (self->keys, item));
  g_mutex_unlock (&self->lock);
  return key;
}

static gboolean
clear (StudioKeyring *keyring,
       const char *name,
       const char *address,
       G_GNUC_UNUSED GCancellable *cancellable,
       GError **error)
{
  StudioMemoryKeyring *self = STUDIO_MEMORY_KEYRING (keyring);

  if (!check (self, error))
    return FALSE;
  g_mutex_lock (&self->lock);
  g_autofree char *item = join (name, address);
  g_hash_table_remove (self->keys, item);
  g_mutex_unlock (&self->lock);
  return TRUE;
}

static void
init_keyring (StudioKeyringInterface *iface)
{
  iface->store = store;
  iface->lookup = lookup;
  iface->clear = clear;
}

static void
studio_memory_keyring_finalize (GObject *object)
{
  StudioMemoryKeyring *self = STUDIO_MEMORY_KEYRING (object);

  g_hash_table_unref (self->keys);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (studio_memory_keyring_parent_class)->finalize (object);
}

static void
studio_memory_keyring_class_init (StudioMemoryKeyringClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_memory_keyring_finalize;
}

static void
studio_memory_keyring_init (StudioMemoryKeyring *self)
{
  g_mutex_init (&self->lock);
  self->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * studio_memory_keyring_new:
 *
 * Returns: (transfer full): an empty keyring
 */
StudioMemoryKeyring *
studio_memory_keyring_new (void)
{
  return g_object_new (STUDIO_TYPE_MEMORY_KEYRING, NULL);
}

/**
 * studio_memory_keyring_set_refusing:
 * @self: a keyring
 * @refusing: whether every call fails from now on
 */
void
studio_memory_keyring_set_refusing (StudioMemoryKeyring *self, gboolean refusing)
{
  self->refusing = refusing;
}
