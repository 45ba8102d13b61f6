/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-welcome.h"

#include "studio-pill.h"

struct _StudioWelcome
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (StudioWelcome, studio_welcome, ADW_TYPE_BIN)

static void
studio_welcome_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_WELCOME);
  G_OBJECT_CLASS (studio_welcome_parent_class)->dispose (object);
}

static void
studio_welcome_class_init (StudioWelcomeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_welcome_dispose;
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/com/example/UltraStudio/studio-welcome.ui");
}

static void
studio_welcome_init (StudioWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  studio_pill_wrap (GTK_WIDGET (self));
}
