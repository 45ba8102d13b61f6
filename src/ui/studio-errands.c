/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-errands.h"

struct _StudioErrands
{
  GObject parent_instance;

  GtkApplication *application; /* weak: it owns this */
  GtkWindow *window;           /* weak: where errands can be done */
  GPtrArray *waiting;          /* Errand, in order */
};

G_DEFINE_FINAL_TYPE (StudioErrands, studio_errands, G_TYPE_OBJECT)

typedef struct
{
  char *action;
  GVariant *parameter; /* (nullable) */
} Errand;

static void
free_errand_cb (gpointer data)
{
  Errand *errand = data;

  g_free (errand->action);
  g_clear_pointer (&errand->parameter, g_variant_unref);
  g_free (errand);
}

static const struct
{
  const char *name;
  const char *type;
  const char *action;
} actions[] = {
  { "new-prompt", NULL, "win.new-prompt" },  { "generate-again", NULL, "win.generate" },
  { "show-record", "x", "win.show-record" }, { "copy-image", "x", "win.copy-image" },
  { "run-again", "x", "win.run-again" },     { "try-again", "x", "win.try-again" },
  { "recall", "x", "win.recall" },
};

static void
do_waiting (StudioErrands *self)
{
  while (self->window != NULL && self->waiting->len > 0)
    {
      Errand *errand = g_ptr_array_steal_index (self->waiting, 0);
      gtk_widget_activate_action_variant (
          GTK_WIDGET (self->window), errand->action, errand->parameter);
      free_errand_cb (errand);
    }
}

static void
action_cb (StudioErrands *self, GVariant *parameter, GAction *action)
{
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i].name, g_action_get_name (action)))
      studio_errands_ask (self, actions[i].action, parameter);
}

static void
studio_errands_dispose (GObject *object)
{
  StudioErrands *self = STUDIO_ERRANDS (object);

  g_clear_weak_pointer (&self->application);
  g_clear_weak_pointer (&self->window);
  G_OBJECT_CLASS (studio_errands_parent_class)->dispose (object);
}

static void
studio_errands_finalize (GObject *object)
{
  StudioErrands *self = STUDIO_ERRANDS (object);

  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  G_OBJECT_CLASS (studio_errands_parent_class)->finalize (object);
}

static void
studio_errands_class_init (StudioErrandsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = studio_errands_dispose;
  object_class->finalize = studio_errands_finalize;
}

static void
studio_errands_init (StudioErrands *self)
{
  self->waiting = g_ptr_array_new_with_free_func (free_errand_cb);
}

/**
 * studio_errands_new:
 * @application: the application, which outlives this
 *
 * Returns: (transfer full): its errands, none yet
 */
StudioErrands *
studio_errands_new (GtkApplication *application)
{
  StudioErrands *self = g_object_new (STUDIO_TYPE_ERRANDS, NULL);

  g_set_weak_pointer (&self->application, application);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      const GVariantType *type = actions[i].type == NULL ? NULL : G_VARIANT_TYPE (actions[i].type);
      g_autoptr (GSimpleAction) action = g_simple_action_new (actions[i].name, type);
      g_signal_connect_object (action, "activate", G_CALLBACK (action_cb), self, G_CONNECT_SWAPPED);
      g_action_map_add_action (G_ACTION_MAP (application), G_ACTION (action));
    }
  return self;
}

/**
 * studio_errands_ask:
 * @self: the errands
 * @action: an action of the window
 * @parameter: (nullable): what it takes; a floating one is taken
 *
 * Raises the window and does @action in it, at once or as soon as it can. From the main thread.
 */
void
studio_errands_ask (StudioErrands *self, const char *action, GVariant *parameter)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->action = g_strdup (action);
  errand->parameter = parameter == NULL ? NULL : g_variant_ref_sink (parameter);
  if (self->application == NULL || self->waiting->len >= STUDIO_ERRANDS_MAX)
    {
      free_errand_cb (errand);
      return;
    }
  g_ptr_array_add (self->waiting, errand);
  g_application_activate (G_APPLICATION (self->application));
  do_waiting (self);
}

/**
 * studio_errands_set_window:
 * @self: the errands
 * @window: (nullable): the window whose session is open now, or %NULL when it is on its way out
 *
 * Does in @window what was asked for while there was none.
 */
void
studio_errands_set_window (StudioErrands *self, GtkWindow *window)
{
  g_return_if_fail (STUDIO_IS_ERRANDS (self));
  g_set_weak_pointer (&self->window, window);
  do_waiting (self);
}
