/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Ultra Studio developers
 */
#include "studio-wrap-words.h"

/**
 * studio_wrap_words:
 * @widget: a widget with labels of the toolkit's own
 *
 * Has its labels go on in another line where there is no room, instead of being cut.
 */
void
studio_wrap_words (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_autoptr (GPtrArray) stack = g_ptr_array_new ();

  g_ptr_array_add (stack, widget);
  while (stack->len > 0)
    {
      GtkWidget *next = g_ptr_array_steal_index (stack, stack->len - 1);
      if (GTK_IS_LABEL (next))
        {
          gtk_label_set_ellipsize (GTK_LABEL (next), PANGO_ELLIPSIZE_NONE);
          gtk_label_set_wrap (GTK_LABEL (next), TRUE);
          gtk_label_set_justify (GTK_LABEL (next), GTK_JUSTIFY_CENTER);
        }
      for (GtkWidget *child = gtk_widget_get_first_child (next); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        g_ptr_array_add (stack, child);
    }
}
