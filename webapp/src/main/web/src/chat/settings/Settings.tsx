import { ArrowLeftOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Appearance } from './Appearance';
import { Devices } from './Devices';
import { Password } from './Password';
import { Profile } from './Profile';

export function Settings() {
  const { t } = useTranslation();
  return (
    <section className="hy-settings" aria-label={t('settings.title')}>
      <header className="hy-thread-head">
        <Link className="hy-icon-button hy-back" to="/" aria-label={t('settings.back')}>
          <ArrowLeftOutlined />
        </Link>
        <h1>{t('settings.title')}</h1>
      </header>
      <div className="hy-settings-body">
        <Part title={t('settings.profile')}>
          <Profile />
        </Part>
        <Part title={t('settings.appearance')}>
          <Appearance />
        </Part>
        <Part title={t('settings.devices')}>
          <Devices />
        </Part>
        <Part title={t('settings.password')}>
          <Password />
        </Part>
      </div>
    </section>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="hy-part" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
