/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-contrast.h"

static void
contrast_cb (AdwStyleManager *manager, G_GNUC_UNUSED GParamSpec *pspec, GtkStyleProvider *provider)
{
  GdkDisplay *display = gdk_display_get_default ();

  if (adw_style_manager_get_high_contrast (manager))
    gtk_style_context_add_provider_for_display (
        display, provider, GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  else
    gtk_style_context_remove_provider_for_display (display, provider);
}

static void
unref_provider (gpointer provider, G_GNUC_UNUSED GClosure *closure)
{
  g_object_unref (provider);
}

/**
 * studio_contrast_follow:
 * @manager: that of the default display
 *
 * Draws lines, too, where there are only tints otherwise, while the desktop asks for more contrast.
 * libadwaita before 1.8 knows no media query for that, and later ones want no style sheet of its
 * own for it.
 */
void
studio_contrast_follow (AdwStyleManager *manager)
{
  GtkCssProvider *provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/com/example/UltraStudio/contrast.css");
  contrast_cb (manager, NULL, GTK_STYLE_PROVIDER (provider));
  g_signal_connect_data (
      manager, "notify::high-contrast", G_CALLBACK (contrast_cb), provider, unref_provider, 0);
}
