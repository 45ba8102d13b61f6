/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-connection-row.h"

#include <glib/gi18n-lib.h>

struct _StudioConnectionRow
{
  AdwActionRow parent_instance;

  GtkWidget *in_use;
  GtkWidget *use_button;
  GtkWidget *forget_button;
  char *name;
};

G_DEFINE_FINAL_TYPE (StudioConnectionRow, studio_connection_row, ADW_TYPE_ACTION_ROW)

enum
{
  SIGNAL_USE,
  SIGNAL_FORGET,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Says which connection is meant, for those who do not see the row. */
static void
name_button (GtkWidget *button, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
use_cb (StudioConnectionRow *self)
{
  g_signal_emit (self, signals[SIGNAL_USE], 0);
}

static void
forget_cb (StudioConnectionRow *self)
{
  g_signal_emit (self, signals[SIGNAL_FORGET], 0);
}

static void
studio_connection_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_CONNECTION_ROW);
  G_OBJECT_CLASS (studio_connection_row_parent_class)->dispose (object);
}

static void
studio_connection_row_finalize (GObject *object)
{
  g_clear_pointer (&STUDIO_CONNECTION_ROW (object)->name, g_free);
  G_OBJECT_CLASS (studio_connection_row_parent_class)->finalize (object);
}

static void
studio_connection_row_class_init (StudioConnectionRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const char *const names[] = { "use", "forget" };

  object_class->dispose = studio_connection_row_dispose;
  object_class->finalize = studio_connection_row_finalize;
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i],
                               STUDIO_TYPE_CONNECTION_ROW,
                               G_SIGNAL_RUN_LAST,
                               0,
                               NULL,
                               NULL,
                               NULL,
                               G_TYPE_NONE,
                               0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-connection-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioConnectionRow, in_use);
  gtk_widget_class_bind_template_child (widget_class, StudioConnectionRow, use_button);
  gtk_widget_class_bind_template_child (widget_class, StudioConnectionRow, forget_button);
  gtk_widget_class_bind_template_callback (widget_class, use_cb);
  gtk_widget_class_bind_template_callback (widget_class, forget_cb);
}

static void
studio_connection_row_init (StudioConnectionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * studio_connection_row_new:
 * @saved: a saved connection
 *
 * Returns: (transfer floating): a row for it
 */
GtkWidget *
studio_connection_row_new (StudioSavedConnection *saved)
{
  StudioConnectionRow *self = g_object_new (STUDIO_TYPE_CONNECTION_ROW, NULL);
  const char *name = studio_saved_connection_get_name (saved);
  gboolean active = studio_saved_connection_get_active (saved);
  /* Translators: the name of a connection */
  g_autofree char *use = g_strdup_printf (_ ("Use %s"), name);
  g_autofree char *forget = g_strdup_printf (_ ("Forget %s"), name);
  g_autofree char *address = g_markup_escape_text (studio_saved_connection_get_address (saved), -1);

  self->name = g_strdup (name);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), address);
  gtk_widget_set_visible (self->in_use, active);
  gtk_widget_set_visible (self->use_button, !active);
  name_button (self->use_button, use);
  name_button (self->forget_button, forget);
  return GTK_WIDGET (self);
}

/**
 * studio_connection_row_get_name:
 * @self: a row
 *
 * Returns: (transfer none): the name of its connection
 */
const char *
studio_connection_row_get_name (StudioConnectionRow *self)
{
  return self->name;
}
