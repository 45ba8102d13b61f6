/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-keys-row.h"

#include "studio-keymap.h"

struct _StudioKeysRow
{
  AdwActionRow parent_instance;

  GtkWidget *reset_button;
  StudioKeymap *keymap;
};

G_DEFINE_FINAL_TYPE (StudioKeysRow, studio_keys_row, ADW_TYPE_ACTION_ROW)

/* A button that cannot be pressed any more does not keep the focus. */
static void
reset_cb (StudioKeysRow *self)
{
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                          GTK_DIR_TAB_BACKWARD);
  studio_keymap_reset_all (self->keymap);
}

static void
studio_keys_row_dispose (GObject *object)
{
  g_clear_object (&STUDIO_KEYS_ROW (object)->keymap);
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_KEYS_ROW);
  G_OBJECT_CLASS (studio_keys_row_parent_class)->dispose (object);
}

static void
studio_keys_row_class_init (StudioKeysRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_keys_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-keys-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioKeysRow, reset_button);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
}

static void
studio_keys_row_init (StudioKeysRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * studio_keys_row_set_settings:
 * @self: a row
 * @settings: where the person's keys are kept
 */
void
studio_keys_row_set_settings (StudioKeysRow *self, GSettings *settings)
{
  g_clear_object (&self->keymap);
  self->keymap = studio_keymap_new (settings);
  g_object_bind_property (
      self->keymap, "customized", self->reset_button, "sensitive", G_BINDING_SYNC_CREATE);
}
