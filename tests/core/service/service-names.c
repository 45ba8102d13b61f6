/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "service-names.h"

struct _TestNames
{
  GResolver parent_instance;

  GQuark domain;
  int code;
};

G_DEFINE_FINAL_TYPE (TestNames, test_names, G_TYPE_RESOLVER)

static GResolver *before;

static void
cancelled_cb (G_GNUC_UNUSED GCancellable *cancellable, gpointer task)
{
  g_task_return_error_if_cancelled (task);
  g_object_unref (task);
}

static void
look_up (GResolver *resolver,
         GCancellable *cancellable,
         GAsyncReadyCallback callback,
         gpointer user_data)
{
  TestNames *self = TEST_NAMES (resolver);
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, look_up);
  if (self->code < 0)
    {
      g_autoptr (GSource) source = g_cancellable_source_new (cancellable);
      g_task_attach_source (task, source, G_SOURCE_FUNC (cancelled_cb));
      return;
    }
  g_task_return_new_error (task, self->domain, self->code, "no such name");
  g_object_unref (task);
}

static void
test_names_lookup_async (GResolver *resolver,
                         G_GNUC_UNUSED const char *hostname,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  look_up (resolver, cancellable, callback, user_data);
}

static void
test_names_lookup_flags_async (GResolver *resolver,
                               G_GNUC_UNUSED const char *hostname,
                               G_GNUC_UNUSED GResolverNameLookupFlags flags,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  look_up (resolver, cancellable, callback, user_data);
}

static GList *
test_names_lookup_finish (GResolver *resolver, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, resolver), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
test_names_class_init (TestNamesClass *klass)
{
  GResolverClass *resolver_class = G_RESOLVER_CLASS (klass);
  resolver_class->lookup_by_name_async = test_names_lookup_async;
  resolver_class->lookup_by_name_finish = test_names_lookup_finish;
  resolver_class->lookup_by_name_with_flags_async = test_names_lookup_flags_async;
  resolver_class->lookup_by_name_with_flags_finish = test_names_lookup_finish;
}

static void
test_names_init (G_GNUC_UNUSED TestNames *self)
{
}

/* From now on no name is found, for this reason. */
void
test_names_use (GQuark domain, int code)
{
  g_autoptr (TestNames) names = g_object_new (TEST_TYPE_NAMES, NULL);
  names->domain = domain;
  names->code = code;
  if (before == NULL)
    before = g_resolver_get_default ();
  g_resolver_set_default (G_RESOLVER (names));
}

/* From now on no name server answers. */
void
test_names_use_none (void)
{
  test_names_use (0, -1);
}

void
test_names_reset (void)
{
  g_resolver_set_default (before);
  g_clear_object (&before);
}
