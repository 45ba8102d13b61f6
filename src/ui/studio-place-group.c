/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-place-group.h"

#include "studio-reveal.h"

struct _StudioPlaceGroup
{
  AdwPreferencesGroup parent_instance;

  AdwActionRow *library_row;
  StudioPaths *paths;
};

G_DEFINE_FINAL_TYPE (StudioPlaceGroup, studio_place_group, ADW_TYPE_PREFERENCES_GROUP)

static void
open_library_cb (StudioPlaceGroup *self)
{
  g_autoptr (GFile) folder = g_file_new_for_path (studio_paths_get_library_dir (self->paths));

  studio_reveal_folder (folder);
}

static void
studio_place_group_dispose (GObject *object)
{
  StudioPlaceGroup *self = STUDIO_PLACE_GROUP (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_PLACE_GROUP);
  g_clear_object (&self->paths);
  G_OBJECT_CLASS (studio_place_group_parent_class)->dispose (object);
}

static void
studio_place_group_class_init (StudioPlaceGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_place_group_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/UltraStudio/studio-place-group.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioPlaceGroup, library_row);
  gtk_widget_class_bind_template_callback (widget_class, open_library_cb);
}

static void
studio_place_group_init (StudioPlaceGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * studio_place_group_set_paths:
 * @self: a new group
 * @paths: where things are kept
 */
void
studio_place_group_set_paths (StudioPlaceGroup *self, StudioPaths *paths)
{
  g_autofree char *library = g_markup_escape_text (studio_paths_get_library_dir (paths), -1);
  g_return_if_fail (STUDIO_IS_PLACE_GROUP (self));

  self->paths = g_object_ref (paths);
  adw_action_row_set_subtitle (self->library_row, library);
}
